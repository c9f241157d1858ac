/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "bunko-jail.h"

/* The largest picture, the same once more on its way, and what the codec needs beside: an AVIF file
 * in ten bits and without subsampling takes most. */
#define MAX_MEMORY ((rlim_t) 2048 * 1024 * 1024)

/* What a decoder needs: its socket, memory, the time, and an end. It has all files that it will
 * ever need, and has mapped the arena. */
static const int allowed[] = {
  SCMP_SYS (brk),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_gettime64),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (futex),
  SCMP_SYS (futex_time64),
  SCMP_SYS (getpid),
  SCMP_SYS (getrandom),
  SCMP_SYS (gettid),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (madvise),
  SCMP_SYS (mremap),
  SCMP_SYS (munmap),
  SCMP_SYS (read),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sched_yield),
  SCMP_SYS (setitimer),
  SCMP_SYS (write),
};

/* What no decoder ever tries: the process is not to be trusted with another instruction. All other
 * calls fail with EPERM, since libraries do ask for this and that (how many processors there are)
 * and get along without. */
static const int deadly[] = {
  SCMP_SYS (accept4),
  SCMP_SYS (bind),
  SCMP_SYS (bpf),
  SCMP_SYS (connect),
  SCMP_SYS (execve),
  SCMP_SYS (execveat),
  SCMP_SYS (fork),
  SCMP_SYS (init_module),
  SCMP_SYS (io_uring_setup),
  SCMP_SYS (keyctl),
  SCMP_SYS (mount),
  SCMP_SYS (open_by_handle_at),
  SCMP_SYS (pidfd_getfd),
  SCMP_SYS (process_vm_readv),
  SCMP_SYS (process_vm_writev),
  SCMP_SYS (ptrace),
  SCMP_SYS (setns),
  SCMP_SYS (socket),
  SCMP_SYS (socketpair),
  SCMP_SYS (unshare),
  SCMP_SYS (userfaultfd),
  SCMP_SYS (vfork),
};

static int
limit (int resource, rlim_t value)
{
  const struct rlimit both = { value, value };

  return setrlimit (resource, &both);
}

static gboolean
set_limits (void)
{
  return limit (RLIMIT_AS, MAX_MEMORY) == 0 && limit (RLIMIT_FSIZE, 0) == 0 &&
         limit (RLIMIT_NOFILE, 0) == 0 && limit (RLIMIT_NPROC, 0) == 0 &&
         limit (RLIMIT_CORE, 0) == 0;
}

/* The filter below refuses to open files; this refuses them once more, where the kernel can. */
static void
forbid_files (void)
{
  const struct landlock_ruleset_attr nothing = {
    .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1,
  };
  int ruleset = (int) syscall (SYS_landlock_create_ruleset, &nothing, sizeof nothing, 0);

  if (ruleset < 0)
    return;
  syscall (SYS_landlock_restrict_self, ruleset, 0);
  close (ruleset);
}

/* Memory may be had, but none that code could be run from. */
static int
allow_memory (scmp_filter_ctx filter)
{
  static const int calls[] = { SCMP_SYS (mmap), SCMP_SYS (mmap2), SCMP_SYS (mprotect) };
  int rc = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (calls) && rc == 0; i++)
    rc = seccomp_rule_add (filter, SCMP_ACT_ALLOW, calls[i], 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  return rc;
}

/* Signals only for itself, which is how abort() works. */
static int
allow_special (scmp_filter_ctx filter)
{
  int rc = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                             SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ()));

  return rc == 0 ? allow_memory (filter) : rc;
}

static int
add_all (scmp_filter_ctx filter, guint32 action, const int *calls, gsize n)
{
  int rc = 0;

  for (gsize i = 0; i < n && rc == 0; i++)
    rc = seccomp_rule_add (filter, action, calls[i], 0);
  return rc;
}

static int
load_filter (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  int rc;

  if (filter == NULL)
    return -ENOMEM;
  rc = add_all (filter, SCMP_ACT_ALLOW, allowed, G_N_ELEMENTS (allowed));
  if (rc == 0)
    rc = add_all (filter, SCMP_ACT_KILL_PROCESS, deadly, G_N_ELEMENTS (deadly));
  if (rc == 0)
    rc = allow_special (filter);
  if (rc == 0)
    rc = seccomp_load (filter);
  seccomp_release (filter);
  return rc;
}

/**
 * bunko_jail_enter: (skip)
 * @code: (out): the errno of what failed
 *
 * Takes from this process for ever whatever a decoder does not need. Call it before anything is
 * read that somebody else made.
 *
 * Returns: %BUNKO_WIRE_PROTECTED, or the step that failed: then do not decode anything
 */
BunkoWireProtection
bunko_jail_enter (int *code)
{
  int rc;

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    {
      *code = errno;
      return BUNKO_WIRE_NO_NEW_PRIVILEGES;
    }
  if (!set_limits ())
    {
      *code = errno;
      return BUNKO_WIRE_NO_LIMITS;
    }
  forbid_files ();
  rc = load_filter ();
  *code = -rc;
  return rc == 0 ? BUNKO_WIRE_PROTECTED : BUNKO_WIRE_NO_FILTER;
}
