/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tries, locked in as the helper is, what an image that takes it over would try. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "image-helper/bunko-jail.h"

static int
result_of (gboolean done)
{
  return done ? 0 : errno;
}

static int
try_open (void)
{
  return result_of (open ("/etc/passwd", O_RDONLY) >= 0);
}

static int
try_open_own (void)
{
  return result_of (open ("/proc/self/maps", O_RDONLY) >= 0);
}

static int
try_create (void)
{
  return result_of (open ("bunko-jail-test", O_WRONLY | O_CREAT, 0600) >= 0);
}

static int
try_stat (void)
{
  struct stat file;

  return result_of (stat ("/etc/passwd", &file) == 0);
}

static int
try_unlink (void)
{
  return result_of (unlink ("bunko-jail-test") == 0);
}

static int
try_duplicate (void)
{
  return result_of (dup (0) >= 0);
}

static int
try_memory_file (void)
{
  return result_of (memfd_create ("x", 0) >= 0);
}

static int
try_fork (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  return result_of (pid > 0);
}

static void *
nothing_thread (void *data)
{
  return data;
}

static int
try_thread (void)
{
  pthread_t thread;

  return pthread_create (&thread, NULL, nothing_thread, NULL);
}

static int
try_signal (void)
{
  return result_of (kill (getppid (), 0) == 0);
}

static int
try_code (void)
{
  return result_of (mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
}

static int
try_make_code (void)
{
  void *page = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return result_of (mprotect (page, 4096, PROT_READ | PROT_EXEC) == 0);
}

static int
try_much_memory (void)
{
  return result_of (mmap (NULL, (gsize) 4 << 30, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
}

static int
try_limits (void)
{
  const struct rlimit more = { RLIM_INFINITY, RLIM_INFINITY };

  return result_of (setrlimit (RLIMIT_AS, &more) == 0);
}

static int
try_debugging (void)
{
  return result_of (prctl (PR_SET_DUMPABLE, 1, 0, 0, 0) == 0);
}

static int
try_socket (void)
{
  return result_of (socket (AF_INET, SOCK_STREAM, 0) >= 0);
}

static int
try_program (void)
{
  char *const argv[] = { (char *) "true", NULL };

  return result_of (execv ("/bin/true", argv) == 0);
}

static int
try_trace (void)
{
  return result_of (ptrace (PTRACE_TRACEME, 0, NULL, NULL) == 0);
}

static int
try_namespace (void)
{
  return result_of (syscall (SYS_unshare, 0x10000000) == 0);
}

static int
try_ring (void)
{
  return result_of (syscall (SYS_io_uring_setup, 1, NULL) >= 0);
}

/* This it may, or nothing could be decoded. */
static int
try_memory (void)
{
  guint8 *memory = mmap (NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (memory == MAP_FAILED)
    return errno;
  memory[1 << 19] = 1;
  return result_of (munmap (memory, 1 << 20) == 0);
}

static int
try_abort (void)
{
  abort ();
}

static int
try_endless_loop (void)
{
  const struct itimerval timer = { .it_value = { .tv_usec = 50000 } };

  setitimer (ITIMER_PROF, &timer, NULL);
  for (volatile guint i = 0; i < G_MAXUINT; i++)
    ;
  return 0;
}

static const struct
{
  const char *name;
  int (*try) (void);
  int result; /* an errno; 0 if it is done */
  int signal; /* that ends the process; 0 if it goes on */
} attempts[] = {
  { "open", try_open, EPERM, 0 },
  { "open-own", try_open_own, EPERM, 0 },
  { "create", try_create, EPERM, 0 },
  { "stat", try_stat, EPERM, 0 },
  { "unlink", try_unlink, EPERM, 0 },
  { "duplicate", try_duplicate, EPERM, 0 },
  { "memory-file", try_memory_file, EPERM, 0 },
  { "fork", try_fork, EPERM, 0 },
  { "thread", try_thread, EPERM, 0 },
  { "signal", try_signal, EPERM, 0 },
  { "code", try_code, EPERM, 0 },
  { "make-code", try_make_code, EPERM, 0 },
  { "much-memory", try_much_memory, ENOMEM, 0 },
  { "limits", try_limits, EPERM, 0 },
  { "debugging", try_debugging, EPERM, 0 },
  { "socket", try_socket, 0, SIGSYS },
  { "program", try_program, 0, SIGSYS },
  { "trace", try_trace, 0, SIGSYS },
  { "namespace", try_namespace, 0, SIGSYS },
  { "ring", try_ring, 0, SIGSYS },
  { "memory", try_memory, 0, 0 },
  { "abort", try_abort, 0, SIGABRT },
  { "endless-loop", try_endless_loop, 0, SIGPROF },
};

#define NOT_LOCKED_IN 255

static void
test_attempt (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  int status, code;
  pid_t pid = fork ();

  if (pid == 0)
    {
      if (bunko_jail_enter (&code) != BUNKO_WIRE_PROTECTED)
        _exit (NOT_LOCKED_IN);
      _exit (attempts[i].try ());
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (attempts[i].signal != 0)
    {
      g_assert_true (WIFSIGNALED (status));
      g_assert_cmpint (WTERMSIG (status), ==, attempts[i].signal);
    }
  else
    {
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, attempts[i].result);
    }
}

/* The attempts are some that would go through otherwise. */
static void
test_free (void)
{
  g_assert_cmpint (try_open (), ==, 0);
  g_assert_cmpint (try_stat (), ==, 0);
  g_assert_cmpint (try_memory_file (), ==, 0);
  g_assert_cmpint (try_signal (), ==, 0);
  g_assert_cmpint (try_code (), ==, 0);
  g_assert_cmpint (try_socket (), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/images/jail/outside", test_free);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *path = g_strconcat ("/images/jail/inside/", attempts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_attempt);
    }

  return g_test_run ();
}
