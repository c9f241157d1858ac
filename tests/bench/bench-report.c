/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>

#include "bench-report.h"

struct _BenchReport
{
  char *name;
  JsonBuilder *builder;
  gboolean ok;
};

/**
 * bench_report_new:
 * @name: the name of the benchmark
 *
 * Starts a report and prints the head of its table.
 *
 * Returns: (transfer full): the report, to be given to bench_report_finish()
 */
BenchReport *
bench_report_new (const char *name)
{
  BenchReport *self = g_new0 (BenchReport, 1);

  self->name = g_strdup (name);
  self->ok = TRUE;
  self->builder = json_builder_new ();

  json_builder_begin_object (self->builder);
  json_builder_set_member_name (self->builder, "name");
  json_builder_add_string_value (self->builder, name);
  json_builder_set_member_name (self->builder, "results");
  json_builder_begin_array (self->builder);

  g_print ("%-60s %14s %-8s %-12s %s\n", "metric", "value", "unit", "bound", "");

  return self;
}

static gboolean
is_within (double value, BenchBound bound, double limit)
{
  switch (bound)
    {
    case BENCH_AT_MOST:
      return value <= limit;
    case BENCH_AT_LEAST:
      return value >= limit;
    case BENCH_NO_BOUND:
    default:
      return TRUE;
    }
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * bench_report_add:
 * @self: a report
 * @metric: what was measured
 * @value: the figure
 * @unit: its unit, such as `ms` or `ratio`
 * @bound: how it is judged
 * @limit: the bound; of no meaning with %BENCH_NO_BOUND
 *
 * Adds a figure and prints it.
 */
void
bench_report_add (BenchReport *self,
                  const char *metric,
                  double value,
                  const char *unit,
                  BenchBound bound,
                  double limit)
{
  gboolean ok = is_within (value, bound, limit);
  g_autofree char *text = NULL;

  if (bound == BENCH_NO_BOUND)
    text = g_strdup ("");
  else
    text = g_strdup_printf ("%s %g", bound == BENCH_AT_MOST ? "<=" : ">=", limit);

  g_print ("%-60s %14.3f %-8s %-12s %s\n", metric, value, unit, text,
           bound == BENCH_NO_BOUND ? ""
           : ok                    ? "ok"
                                   : "MISSED");

  json_builder_begin_object (self->builder);
  add_string (self->builder, "metric", metric);
  json_builder_set_member_name (self->builder, "value");
  json_builder_add_double_value (self->builder, value);
  add_string (self->builder, "unit", unit);
  add_string (self->builder, "bound", text);
  json_builder_set_member_name (self->builder, "ok");
  json_builder_add_boolean_value (self->builder, ok);
  json_builder_end_object (self->builder);

  self->ok = self->ok && ok;
}

/* The folder is set by ./dev bench; a benchmark that is started by hand writes below the current
 * folder. */
static gboolean
write_file (BenchReport *self, GError **error)
{
  const char *folder = g_getenv ("BUNKO_BENCH_DIR");
  g_autofree char *file_name = g_strconcat (self->name, ".json", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = json_builder_get_root (self->builder);

  if (folder == NULL)
    folder = "build/bench";

  g_mkdir_with_parents (folder, 0777);
  path = g_build_filename (folder, file_name, NULL);
  text = json_to_string (root, TRUE);

  return g_file_set_contents (path, text, -1, error);
}

/**
 * bench_report_finish:
 * @self: (transfer full): a report
 *
 * Writes the report to `NAME.json` in the folder that the environment variable `BUNKO_BENCH_DIR`
 * names, `build/bench` if it is not set, and frees it.
 *
 * Returns: what `main()` should return: 0 if every figure is within its bound, else 1
 */
int
bench_report_finish (BenchReport *self)
{
  g_autoptr (GError) error = NULL;
  int status;

  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);

  if (!write_file (self, &error))
    {
      g_printerr ("%s\n", error->message);
      self->ok = FALSE;
    }

  status = self->ok ? EXIT_SUCCESS : EXIT_FAILURE;
  g_object_unref (self->builder);
  g_free (self->name);
  g_free (self);

  return status;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * bench_median:
 * @values: (array length=n_values): figures; they are sorted
 * @n_values: how many; at least 1
 *
 * Gets the median, which one slow run does not move.
 *
 * Returns: the median
 */
double
bench_median (double *values, guint n_values)
{
  g_return_val_if_fail (n_values > 0, 0);

  qsort (values, n_values, sizeof (double), compare_doubles);

  if (n_values % 2 == 1)
    return values[n_values / 2];

  return (values[n_values / 2 - 1] + values[n_values / 2]) / 2;
}
