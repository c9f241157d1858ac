/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "activity/bunko-server-activity.h"
#include "library/bunko-notices.h"
#include "console/bunko-server-console.h"
#include "logs/bunko-server-logs.h"
#include "overview/bunko-server-overview.h"
#include "traffic/bunko-server-traffic.h"
#include "widgets/bunko-location-page.h"

#include "bunko-server-page.h"

/**
 * BunkoServerPage:
 *
 * The server itself, in sections: what it is, what it does, and what was said. A section is made
 * when it is shown for the first time, and works while it is mapped.
 */
struct _BunkoServerPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  AdwToolbarView *toolbar_view;
  AdwViewStack *view_stack;

  BunkoContext *context;
  gboolean ready; /* until then what is shown is not what was asked for */
};

/* In the order of the switcher. The names are those of locations, and must stay. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*create) (BunkoContext *context);
} sections[] = {
  { "overview", N_ ("Overview"), "bunko-server-symbolic", bunko_server_overview_new },
  { "activity", N_ ("Activity"), "bunko-activity-symbolic", bunko_server_activity_new },
  { "console", N_ ("Console"), "bunko-console-symbolic", bunko_server_console_new },
  { "logs", N_ ("Logs"), "text-x-generic-symbolic", bunko_server_logs_new },
  { "traffic", N_ ("Traffic"), "network-transmit-receive-symbolic", bunko_server_traffic_new },
};

enum
{
  SIGNAL_SECTION_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static BunkoLocation *
get_location (BunkoLocationPage *page)
{
  return bunko_location_new_server_section (
      bunko_server_page_get_section (BUNKO_SERVER_PAGE (page)));
}

static AdwToolbarView *
get_toolbar (BunkoLocationPage *page)
{
  return BUNKO_SERVER_PAGE (page)->toolbar_view;
}

static gboolean
show_location (BunkoLocationPage *page, BunkoLocation *location)
{
  const char *section = bunko_location_get_section (location);

  if (bunko_location_get_kind (location) != BUNKO_LOCATION_SERVER)
    return FALSE;
  if (section != NULL)
    bunko_server_page_show_section (BUNKO_SERVER_PAGE (page), section);

  return TRUE;
}

static void
location_page_iface_init (BunkoLocationPageInterface *iface)
{
  iface->get_location = get_location;
  iface->get_toolbar = get_toolbar;
  iface->show_location = show_location;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoServerPage,
                               bunko_server_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

static int
find_section (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (g_strcmp0 (sections[i].name, name) == 0)
        return (int) i;
    }

  return -1;
}

/* Makes the section that is shown, if it has not been. */
static void
fill_section (BunkoServerPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->view_stack);
  AdwBin *bin = ADW_BIN (adw_view_stack_get_visible_child (self->view_stack));
  int index = find_section (name);
  GtkWidget *widget;

  if (index < 0 || adw_bin_get_child (bin) != NULL)
    return;

  widget = sections[index].create (self->context);
  adw_bin_set_child (bin, widget);
  /* The name in the table: the one of the stack goes with the page. */
  g_signal_emit (self, signals[SIGNAL_SECTION_ADDED],
                 g_quark_from_static_string (sections[index].name), widget);
}

static void
visible_child_cb (BunkoServerPage *self)
{
  if (!self->ready)
    return;

  fill_section (self);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
}

static void
add_sections (BunkoServerPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    adw_view_stack_add_titled_with_icon (self->view_stack, adw_bin_new (), sections[i].name,
                                         _ (sections[i].title), sections[i].icon_name);
}

/* The views of libadwaita 1.7 that a breakpoint has changed are not always freed, and would keep
 * what is in them. */
static void
empty_sections (BunkoServerPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    adw_bin_set_child (
        ADW_BIN (adw_view_stack_get_child_by_name (self->view_stack, sections[i].name)), NULL);
}

static void
bunko_server_page_dispose (GObject *object)
{
  BunkoServerPage *self = BUNKO_SERVER_PAGE (object);

  self->ready = FALSE;
  if (self->view_stack != NULL)
    empty_sections (self);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_PAGE);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_server_page_parent_class)->dispose (object);
}

static void
bunko_server_page_class_init (BunkoServerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_server_page_dispose;

  /**
   * BunkoServerPage::section-added:
   * @self: the page
   * @section: the new section
   *
   * A section was made; its name is the detail of the signal.
   */
  signals[SIGNAL_SECTION_ADDED] =
      g_signal_new ("section-added", BUNKO_TYPE_SERVER_PAGE, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerPage, view_stack);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_cb);
}

static void
bunko_server_page_init (BunkoServerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_sections (self);
}

static gboolean
is_some (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_boolean (to, g_value_get_uint (from) > 0);

  return TRUE;
}

/* How many messages nobody has seen. */
static void
add_badge (BunkoServerPage *self)
{
  BunkoNotices *notices = bunko_library_get_notices (bunko_context_get_library (self->context));
  AdwViewStackPage *page = adw_view_stack_get_page (
      self->view_stack, adw_view_stack_get_child_by_name (self->view_stack, "activity"));

  g_object_bind_property (notices, "n-unread", page, "badge-number", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (notices, "n-unread", page, "needs-attention", G_BINDING_SYNC_CREATE,
                               is_some, NULL, NULL, NULL);
}

/**
 * bunko_server_page_new:
 * @context: the library, and what is known about its server
 * @section: (nullable): the name of the section to show; %NULL for the first
 *
 * Makes the page of the server.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
bunko_server_page_new (BunkoContext *context, const char *section)
{
  BunkoServerPage *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_PAGE, NULL);
  self->context = g_object_ref (context);
  if (find_section (section) >= 0)
    adw_view_stack_set_visible_child_name (self->view_stack, section);
  add_badge (self);
  self->ready = TRUE;
  fill_section (self);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * bunko_server_page_get_section:
 * @self: the page
 *
 * Returns: (transfer none): the name of the section that is shown
 */
const char *
bunko_server_page_get_section (BunkoServerPage *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PAGE (self), NULL);

  return adw_view_stack_get_visible_child_name (self->view_stack);
}

/**
 * bunko_server_page_show_section:
 * @self: the page
 * @section: the name of a section
 *
 * Goes to a section.
 *
 * Returns: %FALSE if there is none of that name
 */
gboolean
bunko_server_page_show_section (BunkoServerPage *self, const char *section)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PAGE (self), FALSE);

  if (find_section (section) < 0)
    return FALSE;

  adw_view_stack_set_visible_child_name (self->view_stack, section);

  return TRUE;
}

/**
 * bunko_server_page_get_section_widget:
 * @self: the page
 * @section: the name of a section
 *
 * Returns: (transfer none) (nullable): the section, if it has been made;
 *   [signal@ServerPage::section-added] tells when it is
 */
GtkWidget *
bunko_server_page_get_section_widget (BunkoServerPage *self, const char *section)
{
  GtkWidget *bin;

  g_return_val_if_fail (BUNKO_IS_SERVER_PAGE (self), NULL);

  bin = adw_view_stack_get_child_by_name (self->view_stack, section);

  return bin != NULL ? adw_bin_get_child (ADW_BIN (bin)) : NULL;
}
