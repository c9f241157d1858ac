/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* What is done with the page that is shown. */

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_model_retry (BUNKO_READER_PAGE (widget)->model);
}

static const BunkoReaderAction actions[] = {
  { "reader.retry", NULL, retry_action },
};

void
_bunko_reader_page_install_page_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
