/* Results out, failures told, progress drawn, Ctrl-C heard. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

int cli_fail(const frn_error *err)
{
    fprintf(stderr, "frenemy: ");
    if (err->where[0])
        fprintf(stderr, "%s:", err->where);
    if (err->line)
        fprintf(stderr, "%llu:", (unsigned long long)err->line);
    fprintf(stderr, "%s%s\n", err->where[0] ? " " : "",
            err->text[0] ? err->text : frn_status_text(err->status));
    switch (err->status) {
    case FRN_E_USAGE:
        return CLI_USAGE;
    case FRN_E_LEDGER:
        return CLI_LEDGER;
    case FRN_E_LIMIT:
        return CLI_LIMIT;
    case FRN_E_CANCELLED:
        return CLI_INTERRUPTED;
    default:
        return CLI_INPUT;
    }
}

static int write_failed(const char *path)
{
    fprintf(stderr, "frenemy: %s cannot be written: %s\n", path, strerror(errno));
    return CLI_INPUT;
}

static bool write_all(int fd, frn_slice s)
{
    while (s.len) {
        ssize_t n = write(fd, s.ptr, s.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        s = frn_slice_sub(s, (size_t)n, s.len);
    }
    return true;
}

int cli_write(const char *path, frn_slice s)
{
    char temporary[4096];
    int fd;
    bool ok;

    if (!path || strcmp(path, "-") == 0)
        return fwrite(s.ptr ? s.ptr : "", 1, s.len, stdout) == s.len
                   ? CLI_OK
                   : write_failed("standard output");
    if ((size_t)snprintf(temporary, sizeof temporary, "%s.part", path) >= sizeof temporary) {
        errno = ENAMETOOLONG;
        return write_failed(path);
    }
    fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return write_failed(path);
    ok = write_all(fd, s);
    ok = close(fd) == 0 && ok;
    if (ok && rename(temporary, path) == 0)
        return CLI_OK;
    fd = errno;
    (void)unlink(temporary);
    errno = fd;
    return write_failed(path);
}

int cli_finish(const cli *c)
{
    return c->problems ? CLI_INPUT : CLI_OK;
}

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

bool cli_interrupted(void)
{
    return interrupted != 0;
}

static bool draw(void *ctx, const char *stage, double done, double total)
{
    cli *c = ctx;

    if (!c->quiet && isatty(STDERR_FILENO)) {
        if (total > 0)
            fprintf(stderr, "\r\033[K%s: %.0f of %.0f", stage, done, total);
        else
            fprintf(stderr, "\r\033[K%s: %.0f", stage, done);
        if (interrupted || (total > 0 && done >= total))
            fputs("\r\033[K", stderr);
    }
    return !interrupted;
}

frn_progress cli_progress(cli *c)
{
    struct sigaction action = {.sa_handler = on_interrupt};

    (void)sigaction(SIGINT, &action, NULL);
    return (frn_progress){draw, c};
}

bool cli_is_ledger(const char *path)
{
    char head[16] = "";
    FILE *file = fopen(path, "rb");
    size_t len = file ? fread(head, 1, sizeof head, file) : 0;

    if (file)
        (void)fclose(file);
    return len == sizeof head && memcmp(head, "SQLite format 3", sizeof head) == 0;
}
