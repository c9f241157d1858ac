/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <sanitizer/tsan_interface.h>

/* The thread sanitizer sees what is compiled with it, and GLib is not: it would know nothing of its
 * mutexes, tasks and thread pools, and take all that they order for races. The linker leads our
 * calls of these functions to the ones below (--wrap, see meson.build beside this), which tell the
 * sanitizer what happens before what:
 *
 * - what was done under a mutex, before what is done when it is taken the next time;
 * - what was done before work was handed to a thread, before that work;
 * - what was done before a thread returned a result or attached a source, before what the main loop
 *   dispatches after its next poll;
 * - what was done before a task returned, before what is made of its data: the loop may dispatch
 *   what came after its poll.
 */

/* What threads hand to the main loop goes through its poll. */
static char to_main_loop;

static void
hand_to_main_loop (void)
{
  __tsan_release (&to_main_loop);
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  int n = g_poll (fds, n_fds, timeout);

  __tsan_acquire (&to_main_loop);
  return n;
}

__attribute__ ((constructor)) static void
watch_main_loop (void)
{
  g_main_context_set_poll_func (g_main_context_default (), poll_cb);
}

/* Mutexes and conditions */

void __real_g_mutex_lock (GMutex *mutex);
void __wrap_g_mutex_lock (GMutex *mutex);
void
__wrap_g_mutex_lock (GMutex *mutex)
{
  __real_g_mutex_lock (mutex);
  __tsan_acquire (mutex);
}

void __real_g_mutex_unlock (GMutex *mutex);
void __wrap_g_mutex_unlock (GMutex *mutex);
void
__wrap_g_mutex_unlock (GMutex *mutex)
{
  __tsan_release (mutex);
  __real_g_mutex_unlock (mutex);
}

void __real_g_cond_wait (GCond *cond, GMutex *mutex);
void __wrap_g_cond_wait (GCond *cond, GMutex *mutex);
void
__wrap_g_cond_wait (GCond *cond, GMutex *mutex)
{
  __tsan_release (mutex);
  __real_g_cond_wait (cond, mutex);
  __tsan_acquire (mutex);
}

gboolean __real_g_cond_wait_until (GCond *cond, GMutex *mutex, gint64 end);
gboolean __wrap_g_cond_wait_until (GCond *cond, GMutex *mutex, gint64 end);
gboolean
__wrap_g_cond_wait_until (GCond *cond, GMutex *mutex, gint64 end)
{
  __tsan_release (mutex);
  gboolean signalled = __real_g_cond_wait_until (cond, mutex, end);

  __tsan_acquire (mutex);
  return signalled;
}

/* Things made once */

void __real_g_once_init_leave_pointer (gpointer location, gpointer result);
void __wrap_g_once_init_leave_pointer (gpointer location, gpointer result);
void
__wrap_g_once_init_leave_pointer (gpointer location, gpointer result)
{
  __tsan_release (location);
  __real_g_once_init_leave_pointer (location, result);
}

gboolean __real_g_once_init_enter_pointer (gpointer location);
gboolean __wrap_g_once_init_enter_pointer (gpointer location);
gboolean
__wrap_g_once_init_enter_pointer (gpointer location)
{
  gboolean first = __real_g_once_init_enter_pointer (location);

  __tsan_acquire (location);
  return first;
}

/* References: who frees comes after all who gave theirs back */

void __real_g_object_unref (gpointer object);
void __wrap_g_object_unref (gpointer object);
void
__wrap_g_object_unref (gpointer object)
{
  __tsan_release (object);
  __tsan_acquire (object);
  __real_g_object_unref (object);
}

gboolean __real_g_atomic_ref_count_dec (gatomicrefcount *count);
gboolean __wrap_g_atomic_ref_count_dec (gatomicrefcount *count);
gboolean
__wrap_g_atomic_ref_count_dec (gatomicrefcount *count)
{
  __tsan_release (count);
  gboolean last = __real_g_atomic_ref_count_dec (count);

  __tsan_acquire (count);
  return last;
}

static _Thread_local GDestroyNotify clear_box;

static void
box_cb (gpointer box)
{
  __tsan_acquire (box);
  clear_box (box);
}

void __real_g_atomic_rc_box_release_full (gpointer box, GDestroyNotify clear);
void __wrap_g_atomic_rc_box_release_full (gpointer box, GDestroyNotify clear);
void
__wrap_g_atomic_rc_box_release_full (gpointer box, GDestroyNotify clear)
{
  GDestroyNotify outer = clear_box;

  __tsan_release (box);
  clear_box = clear;
  __real_g_atomic_rc_box_release_full (box, box_cb);
  clear_box = outer;
}

void __real_g_bytes_unref (GBytes *bytes);
void __wrap_g_bytes_unref (GBytes *bytes);
void
__wrap_g_bytes_unref (GBytes *bytes)
{
  if (bytes != NULL)
    {
      __tsan_release (bytes);
      __tsan_acquire (bytes);
    }
  __real_g_bytes_unref (bytes);
}

/* Threads and pools */

typedef struct
{
  GFunc func;
  GThreadFunc run;
  gpointer data;
} Work;

static gpointer
thread_cb (gpointer data)
{
  g_autofree Work *work = data;

  __tsan_acquire (work);
  return work->run (work->data);
}

GThread *__real_g_thread_try_new (const char *name, GThreadFunc run, gpointer data, GError **error);
GThread *__wrap_g_thread_try_new (const char *name, GThreadFunc run, gpointer data, GError **error);
GThread *
__wrap_g_thread_try_new (const char *name, GThreadFunc run, gpointer data, GError **error)
{
  Work *work = g_new0 (Work, 1);

  work->run = run;
  work->data = data;
  __tsan_release (work);
  return __real_g_thread_try_new (name, thread_cb, work, error);
}

static void
pool_cb (gpointer data, gpointer user_data)
{
  Work *work = user_data;

  __tsan_acquire (work);
  work->func (data, work->data);
}

static GHashTable *
get_pools (void)
{
  static GHashTable *pools;

  if (g_once_init_enter_pointer (&pools))
    g_once_init_leave_pointer (&pools, g_hash_table_new (NULL, NULL));
  return pools;
}

/* Pools are made and fed by the main thread. */
GThreadPool *__real_g_thread_pool_new (GFunc func,
                                       gpointer user_data,
                                       int max_threads,
                                       gboolean exclusive,
                                       GError **error);
GThreadPool *__wrap_g_thread_pool_new (GFunc func,
                                       gpointer user_data,
                                       int max_threads,
                                       gboolean exclusive,
                                       GError **error);
GThreadPool *
__wrap_g_thread_pool_new (GFunc func,
                          gpointer user_data,
                          int max_threads,
                          gboolean exclusive,
                          GError **error)
{
  Work *work = g_new0 (Work, 1);
  GThreadPool *pool;

  work->func = func;
  work->data = user_data;
  pool = __real_g_thread_pool_new (pool_cb, work, max_threads, exclusive, error);
  g_hash_table_replace (get_pools (), pool, work);
  return pool;
}

gboolean __real_g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error);
gboolean __wrap_g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error);
gboolean
__wrap_g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error)
{
  __tsan_release (g_hash_table_lookup (get_pools (), pool));
  return __real_g_thread_pool_push (pool, data, error);
}

/* Tasks */

static GQuark
task_quark (void)
{
  return g_quark_from_static_string ("bunko-tsan-work");
}

static void
task_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTaskThreadFunc func;

  __tsan_acquire (task);
  func = (GTaskThreadFunc) g_object_get_qdata (G_OBJECT (task), task_quark ());
  func (task, source, data, cancellable);
}

void __real_g_task_run_in_thread (GTask *task, GTaskThreadFunc func);
void __wrap_g_task_run_in_thread (GTask *task, GTaskThreadFunc func);
void
__wrap_g_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  g_object_set_qdata (G_OBJECT (task), task_quark (), (gpointer) func);
  __tsan_release (task);
  __real_g_task_run_in_thread (task, task_cb);
}

static void
hand_over (GTask *task)
{
  __tsan_release (task);
  hand_to_main_loop ();
}

gpointer __real_g_task_get_task_data (GTask *task);
gpointer __wrap_g_task_get_task_data (GTask *task);
gpointer
__wrap_g_task_get_task_data (GTask *task)
{
  __tsan_acquire (task);
  return __real_g_task_get_task_data (task);
}

void __real_g_task_return_pointer (GTask *task, gpointer result, GDestroyNotify destroy);
void __wrap_g_task_return_pointer (GTask *task, gpointer result, GDestroyNotify destroy);
void
__wrap_g_task_return_pointer (GTask *task, gpointer result, GDestroyNotify destroy)
{
  hand_over (task);
  __real_g_task_return_pointer (task, result, destroy);
}

void __real_g_task_return_boolean (GTask *task, gboolean result);
void __wrap_g_task_return_boolean (GTask *task, gboolean result);
void
__wrap_g_task_return_boolean (GTask *task, gboolean result)
{
  hand_over (task);
  __real_g_task_return_boolean (task, result);
}

void __real_g_task_return_int (GTask *task, gssize result);
void __wrap_g_task_return_int (GTask *task, gssize result);
void
__wrap_g_task_return_int (GTask *task, gssize result)
{
  hand_over (task);
  __real_g_task_return_int (task, result);
}

void __real_g_task_return_error (GTask *task, GError *error);
void __wrap_g_task_return_error (GTask *task, GError *error);
void
__wrap_g_task_return_error (GTask *task, GError *error)
{
  hand_over (task);
  __real_g_task_return_error (task, error);
}

void
__real_g_task_return_new_error_literal (GTask *task, GQuark domain, int code, const char *text);
void
__wrap_g_task_return_new_error_literal (GTask *task, GQuark domain, int code, const char *text);
void
__wrap_g_task_return_new_error_literal (GTask *task, GQuark domain, int code, const char *text)
{
  hand_over (task);
  __real_g_task_return_new_error_literal (task, domain, code, text);
}

guint __real_g_source_attach (GSource *source, GMainContext *context);
guint __wrap_g_source_attach (GSource *source, GMainContext *context);
guint
__wrap_g_source_attach (GSource *source, GMainContext *context)
{
  hand_to_main_loop ();
  return __real_g_source_attach (source, context);
}
