/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "bunko-ctl.h"

int
main (int argc, char *argv[])
{
  g_autoptr (BunkoCtlOptions) options = NULL;
  g_autoptr (GError) error = NULL;
  /* GOption takes words out of the array that it gets. */
  g_autofree GStrv words = g_memdup2 (argv, sizeof (char *) * ((gsize) argc + 1));

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  options = bunko_ctl_options_parse (words, &error);
  if (options == NULL)
    {
      g_printerr ("bunkoctl: %s\n", error->message);
      return g_error_matches (error, G_FILE_ERROR, error->code) ? BUNKO_CTL_EXIT_LOCAL
                                                                : BUNKO_CTL_EXIT_USAGE;
    }

  return bunko_ctl_run (options);
}
