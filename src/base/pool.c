#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { MOST_THREADS = 64 };

typedef struct job {
    atomic_size_t next;
    size_t tasks;
    frn_status (*fn)(void *ctx, size_t task);
    void *ctx;
    pthread_mutex_t lock;
    size_t failed_task;
    frn_status failure;
    atomic_bool stop;
} job;

uint32_t frn_threads(uint32_t asked)
{
    cpu_set_t set;
    int count = 1;

    if (asked == 0 && sched_getaffinity(0, sizeof set, &set) == 0)
        count = CPU_COUNT(&set);
    else if (asked != 0)
        count = (int)(asked < MOST_THREADS ? asked : MOST_THREADS);
    return (uint32_t)(count < 1 ? 1 : count > MOST_THREADS ? MOST_THREADS : count);
}

static void *work(void *arg)
{
    job *j = arg;

    while (!atomic_load(&j->stop)) {
        size_t task = atomic_fetch_add(&j->next, 1);
        frn_status status;
        if (task >= j->tasks)
            break;
        status = j->fn(j->ctx, task);
        if (status == FRN_OK)
            continue;
        pthread_mutex_lock(&j->lock);
        if (j->failure == FRN_OK || task < j->failed_task) {
            j->failure = status;
            j->failed_task = task;
        }
        pthread_mutex_unlock(&j->lock);
        atomic_store(&j->stop, true);
    }
    return NULL;
}

frn_status frn_parallel(size_t tasks, uint32_t threads, frn_status (*fn)(void *ctx, size_t task),
                        void *ctx)
{
    job j = {.tasks = tasks, .fn = fn, .ctx = ctx, .lock = PTHREAD_MUTEX_INITIALIZER};
    pthread_t thread[MOST_THREADS];
    uint32_t started = 0, want = frn_threads(threads);

    if (want > tasks)
        want = (uint32_t)tasks;
    while (started + 1 < want && pthread_create(&thread[started], NULL, work, &j) == 0)
        started++;
    work(&j);
    for (uint32_t i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
    pthread_mutex_destroy(&j.lock);
    return j.failure;
}
