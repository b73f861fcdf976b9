/* claim/claim_json.h - the claim as one JSON object a line: schema/claim.schema.json. */
#ifndef FRENEMY_CLAIM_CLAIM_JSON_H
#define FRENEMY_CLAIM_CLAIM_JSON_H

#include "base/buf.h"
#include "claim/claim.h"

FRN_BEGIN_DECLS

/* Appends the object, without a newline. Keys stand in a fixed order; unknown values are null. */
FRN_API void frn_claim_write_json(frn_buf *buf, const frn_claim *claim);

/* Reads one line into `arena`. FRN_E_INPUT with the reason when it is not a claim: `source.id`,
 * `target.id` and `sign` (or a known `action`) are what a claim cannot do without; `id`s may be
 * left out where `name` is given. */
FRN_API FRN_MUST_CHECK frn_status frn_claim_read_json(frn_claim *out, frn_arena *arena,
                                                      frn_slice line, frn_error *err);

FRN_END_DECLS
#endif
