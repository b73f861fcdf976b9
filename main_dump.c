#include <stdio.h>
#include "read/read.h"
#include "format/documents.h"
#include "claim/action.h"
static frn_status sink(void*c,const frn_claim*m,frn_error*e){(void)c;(void)e;printf("=> %.*s -> %.*s %+d %s %s by %.*s [%.*s] %.*s\n",FRN_ARG(m->source.name),FRN_ARG(m->target.name),m->sign,frn_action_describe(m->action)->name,frn_modality_text(m->modality),FRN_ARG(m->speaker.name),FRN_ARG(m->issue),FRN_ARG(m->rule));return FRN_OK;}
static void dg(void*c,const frn_diag*d){(void)c; (void)d;}
int main(int n,char**a){ frn_error err={0}; frn_lexicon*l;frn_wording*w;frn_model*m;frn_reader*r; frn_reader_options o={.threads=1};
 o.date=frn_date_parse(frn_slice_of(a[1]));
 if(frn_lexicon_load(&l,NULL,NULL,&err)||frn_wording_load(&w,NULL,NULL,&err)||frn_model_builtin(&m,&err)||frn_reader_open(&r,l,w,m,&o,&err)) return 1;
 frn_documents*d; frn_document_options dop={.date=o.date}; frn_diag_sink ds={.fn=dg}; frn_arena ar={0}; frn_document doc; bool more;
 if(frn_documents_open(&d,(const char*const*)a+2,(size_t)n-2,&dop,&ds,&err)) return 1;
 frn_claim_sink cs={.fn=sink};
 while(frn_documents_next(&doc,&more,&ar,d,&err)==FRN_OK&&more) {int q=frn_read_document(r,&doc,&cs,&ds,&err); fprintf(stderr,"status %d %s\n",q,err.text);}
 fprintf(stderr,"%.*s\n",200,err.text); return 0;}
