/* frenemy completions SHELL: what the shell needs to complete verbs and options. */
#include <string.h>

#include "manual.h"
#include "verbs.h"

typedef void option_fn(frn_buf *out, const cli_verb *verb, const cli_option *option);

typedef struct listing {
    frn_buf *out;
    option_fn *each;
} listing;

static void list_options(void *ctx, const cli_verb *verb, const cli_usage *usage)
{
    const listing *l = ctx;
    size_t common_count;
    const cli_option *common = cli_common_options(&common_count);

    for (size_t i = 0; i < usage->option_count; i++)
        l->each(l->out, verb, &usage->options[i]);
    for (size_t i = 0; i < common_count; i++)
        l->each(l->out, verb, &common[i]);
}

/* Text inside single quotes of a shell, on one line. */
static void add_quoted(frn_buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            frn_buf_text(out, "'\\''");
        else
            frn_buf_byte(out, (char)(*text == '\n' ? ' ' : *text));
    }
}

static void add_word(frn_buf *out, const cli_verb *verb, const cli_option *option)
{
    (void)verb;
    frn_buf_printf(out, " --%s", option->name);
}

static void add_bash(frn_buf *out)
{
    listing words = {out, add_word};

    frn_buf_text(out, "_frenemy() {\n    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                      "    COMPREPLY=()\n"
                      "    if [ \"$COMP_CWORD\" = 1 ]; then\n        words='");
    for (const cli_verb *verb = cli_verbs; verb->name; verb++)
        frn_buf_printf(out, "%s ", verb->name);
    frn_buf_text(out, "--help --version'\n    elif [ \"${word#-}\" != \"$word\" ]; then\n"
                      "        case ${COMP_WORDS[1]} in\n");
    for (const cli_verb *verb = cli_verbs; verb->name; verb++) {
        frn_buf_printf(out, "        %s) words='", verb->name);
        cli_describe_verb(verb, list_options, &words);
        frn_buf_text(out, "' ;;\n");
    }
    frn_buf_text(out, "        esac\n    fi\n"
                      "    [ -z \"$words\" ] || COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
                      "}\ncomplete -o default -F _frenemy frenemy\n");
}

static void add_zsh_option(frn_buf *out, const cli_verb *verb, const cli_option *option)
{
    (void)verb;
    frn_buf_printf(out, " \\\n            '--%s[", option->name);
    for (const char *at = option->help; *at; at++) {
        char one[3] = {'\\', *at, 0};
        add_quoted(out, strchr("[]:\\", *at) ? one : one + 1);
    }
    frn_buf_byte(out, ']');
    if (option->value)
        frn_buf_printf(out, ":%s:_files", option->value);
    frn_buf_byte(out, '\'');
}

static void add_zsh(frn_buf *out)
{
    listing options = {out, add_zsh_option};

    frn_buf_text(out, "#compdef frenemy\n_frenemy() {\n    if (( CURRENT == 2 )); then\n"
                      "        local -a verbs=(");
    for (const cli_verb *verb = cli_verbs; verb->name; verb++) {
        frn_buf_printf(out, "\n            '%s:", verb->name);
        add_quoted(out, verb->summary);
        frn_buf_byte(out, '\'');
    }
    frn_buf_text(out, ")\n        _describe verb verbs\n        return\n    fi\n"
                      "    local verb=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
                      "    case $verb in\n");
    for (const cli_verb *verb = cli_verbs; verb->name; verb++) {
        frn_buf_printf(out, "    %s)\n        _arguments '*:file:_files'", verb->name);
        cli_describe_verb(verb, list_options, &options);
        frn_buf_text(out, " ;;\n");
    }
    frn_buf_text(out, "    esac\n}\n_frenemy \"$@\"\n");
}

/* Text inside single quotes of fish, on one line. */
static void add_fish_text(frn_buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            frn_buf_byte(out, '\\');
        frn_buf_byte(out, (char)(*text == '\n' ? ' ' : *text));
    }
}

static void add_fish_option(frn_buf *out, const cli_verb *verb, const cli_option *option)
{
    frn_buf_printf(out, "complete -c frenemy -n '__fish_seen_subcommand_from %s' -l %s", verb->name,
                   option->name);
    if (option->letter)
        frn_buf_printf(out, " -s %c", option->letter);
    frn_buf_printf(out, "%s -d '", option->value ? " -r" : "");
    add_fish_text(out, option->help);
    frn_buf_text(out, "'\n");
}

static void add_fish(frn_buf *out)
{
    listing options = {out, add_fish_option};

    for (const cli_verb *verb = cli_verbs; verb->name; verb++) {
        frn_buf_printf(out, "complete -c frenemy -n __fish_use_subcommand -f -a %s -d '",
                       verb->name);
        add_fish_text(out, verb->summary);
        frn_buf_text(out, "'\n");
        cli_describe_verb(verb, list_options, &options);
    }
}

int verb_completions(cli *c, int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*add)(frn_buf *out);
    } shells[] = {{"bash", add_bash}, {"zsh", add_zsh}, {"fish", add_fish}};
    const cli_usage usage = {
        "frenemy completions bash | zsh | fish",
        "Prints what the shell needs to complete verbs and options.",
        "  frenemy completions bash >/etc/bash_completion.d/frenemy\n"
        "  frenemy completions zsh >\"${fpath[1]}/_frenemy\"\n"
        "  frenemy completions fish >~/.config/fish/completions/frenemy.fish\n",
        NULL, 0};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);
    frn_buf out = {0};

    if (code >= 0)
        return code;
    for (size_t i = 0; operands == 1 && i < sizeof shells / sizeof *shells; i++)
        if (strcmp(argv[1], shells[i].name) == 0)
            shells[i].add(&out);
    code = out.len ? cli_write(NULL, frn_buf_slice(&out))
                   : cli_usage_error("completions", "bash, zsh or fish is expected");
    frn_buf_free(&out);
    return code;
}
