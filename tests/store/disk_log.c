/* Keeps a log of all that a process does to the files of one folder: what is written where, and what is synced when.

   cc -shared -fPIC -o disk_log.so disk_log.c -ldl -lpthread
   DISK_LOG_FOLDER=/tmp/x DISK_LOG=/tmp/log LD_PRELOAD=./disk_log.so program

   Each entry: one letter, file number, offset, length (little-endian 64-bit), then the bytes. tests/store/disk.py reads it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096
static char tracked[FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int out = -1;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void put(char kind, int64_t fd, int64_t offset, const void *data, int64_t length) {
  if (out < 0) {
    const char *path = getenv("DISK_LOG");
    if (!path) return;
    out = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  }
  int64_t head[3] = {fd, offset, length};
  ssize_t done = REAL(write)(out, &kind, 1);
  done = REAL(write)(out, head, sizeof head);
  for (int64_t at = 0; at < length; at += done)
    if ((done = REAL(write)(out, (const char *)data + at, length - at)) <= 0) abort();
}

static int inside(const char *path) {
  const char *folder = getenv("DISK_LOG_FOLDER");
  return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_tracked(int fd) { return fd >= 0 && fd < FILES && tracked[fd]; }

static int opened(int fd, const char *path, int flags) {
  if (fd >= 0 && fd < FILES) {
    tracked[fd] = inside(path);
    if (tracked[fd]) put('o', fd, flags, path, strlen(path));
  }
  return fd;
}

#define OPEN(name)                                                  \
  int name(const char *path, int flags, ...) {                      \
    va_list more;                                                   \
    va_start(more, flags);                                          \
    mode_t mode = va_arg(more, mode_t);                             \
    va_end(more);                                                   \
    pthread_mutex_lock(&lock);                                      \
    int fd = opened(REAL(name)(path, flags, mode), path, flags);    \
    pthread_mutex_unlock(&lock);                                    \
    return fd;                                                      \
  }
#define OPENAT(name)                                                       \
  int name(int folder, const char *path, int flags, ...) {                 \
    va_list more;                                                          \
    va_start(more, flags);                                                 \
    mode_t mode = va_arg(more, mode_t);                                    \
    va_end(more);                                                          \
    pthread_mutex_lock(&lock);                                             \
    int fd = opened(REAL(name)(folder, path, flags, mode), path, flags);   \
    pthread_mutex_unlock(&lock);                                           \
    return fd;                                                             \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
  pthread_mutex_lock(&lock);
  if (is_tracked(fd)) {
    put('c', fd, 0, "", 0);
    tracked[fd] = 0;
  }
  int result = REAL(close)(fd);
  pthread_mutex_unlock(&lock);
  return result;
}

ssize_t write(int fd, const void *data, size_t length) {
  if (!is_tracked(fd)) return REAL(write)(fd, data, length);
  pthread_mutex_lock(&lock);
  ssize_t done = REAL(write)(fd, data, length);
  if (done > 0) put('w', fd, lseek(fd, 0, SEEK_CUR) - done, data, done);
  pthread_mutex_unlock(&lock);
  return done;
}

#define PWRITE(name, type)                                             \
  ssize_t name(int fd, const void *data, size_t length, type offset) { \
    if (!is_tracked(fd)) return REAL(name)(fd, data, length, offset);  \
    pthread_mutex_lock(&lock);                                         \
    ssize_t done = REAL(name)(fd, data, length, offset);               \
    if (done > 0) put('w', fd, offset, data, done);                    \
    pthread_mutex_unlock(&lock);                                       \
    return done;                                                       \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, type)                            \
  int name(int fd, type length) {                       \
    pthread_mutex_lock(&lock);                          \
    int result = REAL(name)(fd, length);                \
    if (!result && is_tracked(fd)) put('t', fd, length, "", 0); \
    pthread_mutex_unlock(&lock);                        \
    return result;                                      \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

/* What this log cannot tell must not happen unseen. */
int fallocate(int fd, int mode, off_t offset, off_t length) {
  if (is_tracked(fd)) abort();
  return REAL(fallocate)(fd, mode, offset, length);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (is_tracked(fd)) abort();
  return REAL(writev)(fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  if (is_tracked(fd)) abort();
  return REAL(pwritev)(fd, parts, count, offset);
}
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t length, unsigned flags) {
  if (is_tracked(to)) abort();
  return REAL(copy_file_range)(from, a, to, b, length, flags);
}

#define SENDFILE(name, type)                                            \
  ssize_t name(int to, int from, type *offset, size_t length) {         \
    if (!is_tracked(to)) return REAL(name)(to, from, offset, length);   \
    pthread_mutex_lock(&lock);                                          \
    type start = offset ? *offset : lseek(from, 0, SEEK_CUR);           \
    ssize_t done = REAL(name)(to, from, offset, length);                \
    if (done > 0) {                                                     \
      char *data = malloc(done);                                        \
      if (!data || pread(from, data, done, start) != done) abort();     \
      put('w', to, lseek(to, 0, SEEK_CUR) - done, data, done);          \
      free(data);                                                       \
    }                                                                   \
    pthread_mutex_unlock(&lock);                                        \
    return done;                                                        \
  }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

#define SYNC(name)                                      \
  int name(int fd) {                                    \
    pthread_mutex_lock(&lock);                          \
    int result = REAL(name)(fd);                        \
    if (!result && is_tracked(fd)) put('s', fd, 0, "", 0); \
    pthread_mutex_unlock(&lock);                        \
    return result;                                      \
  }
SYNC(fsync)
SYNC(fdatasync)

static void moved(const char *from, const char *to) {
  if (!inside(to)) return;
  char both[8192];
  int length = snprintf(both, sizeof both, "%s\n%s", from, to);
  put('r', 0, 0, both, length);
}
int rename(const char *from, const char *to) {
  pthread_mutex_lock(&lock);
  int result = REAL(rename)(from, to);
  if (!result) moved(from, to);
  pthread_mutex_unlock(&lock);
  return result;
}
int renameat(int a, const char *from, int b, const char *to) {
  pthread_mutex_lock(&lock);
  int result = REAL(renameat)(a, from, b, to);
  if (!result) moved(from, to);
  pthread_mutex_unlock(&lock);
  return result;
}
int unlink(const char *path) {
  pthread_mutex_lock(&lock);
  int result = REAL(unlink)(path);
  if (!result && inside(path)) put('u', 0, 0, path, strlen(path));
  pthread_mutex_unlock(&lock);
  return result;
}
int unlinkat(int folder, const char *path, int flags) {
  pthread_mutex_lock(&lock);
  int result = REAL(unlinkat)(folder, path, flags);
  if (!result && inside(path)) put('u', 0, 0, path, strlen(path));
  pthread_mutex_unlock(&lock);
  return result;
}
int remove(const char *path) {
  pthread_mutex_lock(&lock);
  int result = REAL(remove)(path);
  if (!result && inside(path)) put('u', 0, 0, path, strlen(path));
  pthread_mutex_unlock(&lock);
  return result;
}
