/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* What is done with the page that is shown. */

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_model_retry (BUNKO_READER_PAGE (widget)->model);
}

static void
bookmark_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderOptions *options = BUNKO_READER_PAGE (widget)->options;
  guint page = g_variant_get_uint32 (parameter);
  gboolean marked = bunko_reader_options_get_bookmark (options, page) != NULL;

  bunko_reader_options_set_bookmark (options, page, marked ? NULL : "");
}

static const BunkoReaderAction actions[] = {
  { "reader.bookmark-page", "u", bookmark_page_action },
  { "reader.retry", NULL, retry_action },
};

void
_bunko_reader_page_install_page_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
