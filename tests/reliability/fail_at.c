// Ends a process, or fails a call, at the n-th change that the process makes to the file system. Preloaded:
//   FAIL_AT=n        which call, counted from 1 over all threads
//   FAIL_HOW=kill    the process ends there, as by SIGKILL; a number is the errno that the call fails with
//   FAIL_BELOW=path  only calls whose path begins with it count
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls;

// Returns whether this call is to fail; does not return where the process is to end.
static int is_due(const char *path) {
  const char *at = getenv("FAIL_AT"), *below = getenv("FAIL_BELOW"), *how = getenv("FAIL_HOW");
  if (!at || !how || !path || (below && strncmp(path, below, strlen(below)) != 0)) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 != atol(at)) return 0;
  if (strcmp(how, "kill") == 0) {
    kill(getpid(), SIGKILL);
    pause();
  }
  errno = atoi(how);
  return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int rename(const char *from, const char *to) { return is_due(to) ? -1 : NEXT(rename)(from, to); }
int unlink(const char *path) { return is_due(path) ? -1 : NEXT(unlink)(path); }
int rmdir(const char *path) { return is_due(path) ? -1 : NEXT(rmdir)(path); }
int mkdir(const char *path, mode_t mode) { return is_due(path) ? -1 : NEXT(mkdir)(path, mode); }
int linkat(int at, const char *from, int to_at, const char *to, int flags) {
  return is_due(to) ? -1 : NEXT(linkat)(at, from, to_at, to, flags);
}
int link(const char *from, const char *to) { return is_due(to) ? -1 : NEXT(link)(from, to); }

static int opened(const char *name, const char *path, int flags, mode_t mode) {
  if ((flags & O_CREAT) && is_due(path)) return -1;
  int (*next)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
  return next(path, flags, mode);
}
int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opened("open", path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opened("open64", path, flags, mode);
}
