#include "format/input.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 17, LARGEST = 0x7fffffff, LET_GO = 4 << 20 };

enum { SMALL_READ = 4096 };

struct frn_input {
    struct archive *archive; /* NULL when the file is mapped */
    int fd;
    frn_slice map; /* the mapped file; ptr NULL when streamed */
    size_t map_at;
    bool map_done;
    char *path;
    frn_diag_sink sink;
    frn_arena names;
    frn_slice name;
    char *all;
    uint64_t offset; /* bytes of the member delivered */
    bool damaged, member_ended;
};

/* The first bytes that tell a compressed file or an archive. */
static bool is_packed(frn_slice head)
{
    static const struct {
        const char *bytes;
        size_t len, at;
    } magic[] = {{"\x1f\x8b", 2, 0},
                 {"BZh", 3, 0},
                 {"\xfd"
                  "7zXZ",
                  5, 0},
                 {"\x28\xb5\x2f\xfd", 4, 0},
                 {"PK\x03\x04", 4, 0},
                 {"PK\x05\x06", 4, 0},
                 {"ustar", 5, 257},
                 {"\x04\x22\x4d\x18", 4, 0}};

    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
        if (head.len >= magic[i].at + magic[i].len &&
            memcmp(head.ptr + magic[i].at, magic[i].bytes, magic[i].len) == 0)
            return true;
    return false;
}

/* Maps a plain regular file; leaves the input to be streamed otherwise. */
static void try_map(frn_input *input, const struct stat *info)
{
    void *map;
    frn_slice whole;

    if (!S_ISREG(info->st_mode) || info->st_size <= 0)
        return;
    map = mmap(NULL, (size_t)info->st_size, PROT_READ, MAP_PRIVATE, input->fd, 0);
    if (map == MAP_FAILED)
        return;
    whole = frn_slice_make(map, (size_t)info->st_size);
    if (is_packed(whole)) {
        (void)munmap(map, whole.len);
        return;
    }
    (void)madvise(map, whole.len, MADV_SEQUENTIAL);
    input->map = whole;
}

static frn_status open_archive(frn_input *input, frn_error *err)
{
    struct archive *a = archive_read_new();

    input->archive = a;
    if (!a)
        return frn_no_memory(err);
    (void)archive_read_support_filter_all(a);
    (void)archive_read_support_format_zip(a);
    (void)archive_read_support_format_tar(a);
    (void)archive_read_support_format_raw(a);
    (void)archive_read_support_format_empty(a);
    if (archive_read_open_fd(a, input->fd, BLOCK) != ARCHIVE_OK)
        return frn_fail_at(err, FRN_E_IO, input->path, 0, "cannot be read: %s",
                           archive_error_string(a) ? archive_error_string(a) : "unknown reason");
    return FRN_OK;
}

static frn_status open_path(frn_input *input, const char *path, frn_error *err)
{
    struct stat info;

    input->fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (input->fd < 0)
        return frn_fail_at(err, FRN_E_IO, path, 0, "cannot be opened: %s", strerror(errno));
    if (fstat(input->fd, &info) != 0)
        return frn_fail_at(err, FRN_E_IO, path, 0, "cannot be read: %s", strerror(errno));
    if (S_ISDIR(info.st_mode))
        return frn_fail_at(err, FRN_E_IO, path, 0, "is a folder where a file is needed");
    try_map(input, &info);
    return input->map.ptr ? FRN_OK : open_archive(input, err);
}

frn_status frn_input_open(frn_input **out, const char *path, const frn_diag_sink *sink,
                          frn_error *err)
{
    frn_input *input = calloc(1, sizeof *input);
    frn_status status;

    if (!input)
        return frn_no_memory(err);
    input->fd = -1;
    if (sink)
        input->sink = *sink;
    input->path = strdup(path);
    status = input->path ? open_path(input, path, err) : frn_no_memory(err);
    if (status != FRN_OK) {
        frn_input_close(input);
        return status;
    }
    *out = input;
    return FRN_OK;
}

static frn_slice without_suffix(frn_slice name)
{
    static const char *const suffixes[] = {".gz", ".bz2", ".xz", ".zst", ".lz4"};

    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (frn_slice_ends(name, frn_slice_of(suffixes[i])))
            return frn_slice_sub(name, 0, name.len - strlen(suffixes[i]));
    return name;
}

static void damage(frn_input *input, const char *why)
{
    bool truncated = why && (strstr(why, "runcated") || strstr(why, "nexpected end"));

    input->damaged = true;
    frn_diag_tell(&input->sink, truncated ? FRN_INPUT_TRUNCATED : FRN_ARCHIVE_DAMAGED,
                  frn_slice_of(input->path), 0, input->offset, "%s", why ? why : "unknown reason");
}

/* A zip that was cut behind its last member reads as if it were whole, but for the list of members
 * at its end. */
static bool lacks_directory(const frn_input *input)
{
    enum { FARTHEST = 22 + 65535 }; /* the end record, with the longest comment */
    char *tail;
    struct stat info;
    off_t from;
    ssize_t got;
    bool lacks;

    if (fstat(input->fd, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    tail = malloc(FARTHEST);
    if (!tail)
        return false;
    from = info.st_size > FARTHEST ? info.st_size - FARTHEST : 0;
    got = pread(input->fd, tail, FARTHEST, from);
    lacks = got > 0 && !memmem(tail, (size_t)got, "PK\5\6", 4);
    free(tail);
    return lacks;
}

static void check_end(frn_input *input)
{
    if (!input->damaged &&
        (archive_format(input->archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP &&
        lacks_directory(input))
        damage(input, "Truncated: the list of members at the end is missing");
}

static bool next_archive_member(frn_input *input)
{
    struct archive_entry *entry;

    for (;;) {
        int status = archive_read_next_header(input->archive, &entry);
        const char *member;
        if (status == ARCHIVE_EOF) {
            check_end(input);
            return false;
        }
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
            damage(input, archive_error_string(input->archive));
            return false;
        }
        if (archive_entry_filetype(entry) == AE_IFDIR)
            continue;
        frn_arena_reset(&input->names);
        member = archive_entry_pathname(entry);
        if (archive_format(input->archive) == ARCHIVE_FORMAT_RAW || !member)
            input->name = without_suffix(frn_slice_of(input->path));
        else
            input->name = frn_arena_printf(&input->names, "%s/%s", input->path, member);
        return input->name.ptr != NULL;
    }
}

bool frn_input_next(frn_input *input)
{
    free(input->all);
    input->all = NULL;
    input->offset = 0;
    input->member_ended = false;
    if (!input->map.ptr)
        return next_archive_member(input);
    if (input->map_done)
        return false;
    input->map_done = true;
    input->name = frn_slice_of(input->path);
    return true;
}

frn_slice frn_input_name(const frn_input *input)
{
    return input->name;
}

static size_t read_mapped(frn_input *input, char *to, size_t cap)
{
    frn_slice part = frn_slice_sub(input->map, input->map_at, input->map_at + cap);

    if (part.len)
        memcpy(to, part.ptr, part.len);
    if (input->map_at / LET_GO != (input->map_at + part.len) / LET_GO) /* memory stays small */
        (void)madvise((void *)(uintptr_t)input->map.ptr, input->map_at / LET_GO * LET_GO,
                      MADV_DONTNEED);
    input->map_at += part.len;
    return part.len;
}

size_t frn_input_read(frn_input *input, char *to, size_t cap)
{
    la_ssize_t got;

    if (input->map.ptr)
        return read_mapped(input, to, cap);
    if (input->member_ended || cap == 0)
        return 0;
    /* a call that meets damage loses what it has copied before: small calls lose little */
    got = archive_read_data(input->archive, to, cap < SMALL_READ ? cap : SMALL_READ);
    if (got <= 0) {
        input->member_ended = true;
        if (got < 0)
            damage(input, archive_error_string(input->archive));
        return 0;
    }
    input->offset += (uint64_t)got;
    return (size_t)got;
}

bool frn_input_mapped(frn_input *input, frn_slice *out)
{
    if (!input->map.ptr)
        return false;
    *out = input->map;
    return true;
}

frn_status frn_input_all(frn_slice *out, frn_input *input, size_t limit, frn_error *err)
{
    size_t cap = BLOCK, len = 0, got;

    if (limit == 0 || limit > LARGEST)
        limit = LARGEST;
    if (input->map.ptr && input->map.len <= limit) {
        *out = input->map;
        return FRN_OK;
    }
    free(input->all);
    input->all = malloc(cap);
    while (input->all && (got = frn_input_read(input, input->all + len, cap - len)) > 0) {
        len += got;
        if (len > limit)
            return frn_fail_at(err, FRN_E_LIMIT, input->path, 0,
                               "is larger than the %zu bytes that one document may have", limit);
        if (len == cap) {
            char *moved = realloc(input->all, cap * 2);
            if (!moved)
                return frn_no_memory(err);
            input->all = moved;
            cap *= 2;
        }
    }
    if (!input->all)
        return frn_no_memory(err);
    *out = frn_slice_make(input->all, len);
    return FRN_OK;
}

bool frn_input_damaged(const frn_input *input)
{
    return input->damaged;
}

void frn_input_close(frn_input *input)
{
    if (!input)
        return;
    if (input->archive)
        (void)archive_read_free(input->archive);
    if (input->map.ptr)
        (void)munmap((void *)(uintptr_t)input->map.ptr, input->map.len);
    if (input->fd >= 0)
        (void)close(input->fd);
    frn_arena_free(&input->names);
    free(input->path);
    free(input->all);
    free(input);
}
