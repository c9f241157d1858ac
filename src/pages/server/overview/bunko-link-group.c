/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-link-group.h"
#include "library/bunko-library-admin.h"

/**
 * BunkoLinkGroup:
 *
 * The connection to the server, as it is now: how it is encrypted, how fast it is, and what goes
 * over it. It is looked at while somebody sees it.
 */

#define MAX_LANES 3

struct _BunkoLinkGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *name_row;
  AdwActionRow *address_row;
  AdwActionRow *encryption_row;
  GtkImage *encryption_icon;
  AdwActionRow *fingerprint_row;
  AdwActionRow *latency_row;
  AdwExpanderRow *connections_row;
  AdwActionRow *lane_rows[MAX_LANES];
  AdwActionRow *traffic_row;
  AdwActionRow *session_row;

  BunkoContext *context;
  BunkoServerLink *link;
  gboolean watching;
};

G_DEFINE_FINAL_TYPE (BunkoLinkGroup, bunko_link_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_row (AdwActionRow *row, const char *text)
{
  const char *shown = text != NULL ? text : "";

  gtk_widget_set_visible (GTK_WIDGET (row), *shown != '\0');
  if (g_strcmp0 (adw_action_row_get_subtitle (row), shown) != 0)
    adw_action_row_set_subtitle (row, shown);
}

static char *
describe_encryption (BunkoLinkGroup *self)
{
  const char *version = bunko_server_link_get_tls_version (self->link);
  const char *cipher = bunko_server_link_get_tls_cipher (self->link);

  if (!bunko_server_link_get_encrypted (self->link))
    return g_strdup (
        bunko_server_link_is_local (self->link)
            ? _ ("Not encrypted. That does no harm: the connection does not leave this computer.")
            : _ ("Not encrypted. Who can listen on the way reads and changes everything, "
                 "passwords too."));
  if (version == NULL)
    return g_strdup (_ ("Encrypted"));

  return cipher != NULL ? g_strdup_printf ("%s · %s", version, cipher) : g_strdup (version);
}

static void
show_encryption (BunkoLinkGroup *self)
{
  BunkoServerInfo *info = bunko_context_get_info (self->context);
  const char *address = info != NULL ? bunko_server_info_get_address (info) : "";
  gboolean encrypted = bunko_server_link_get_encrypted (self->link);
  g_autofree char *text = describe_encryption (self);

  set_row (self->name_row, info != NULL ? bunko_server_info_get_name (info) : NULL);
  set_row (self->address_row, address);
  set_row (self->encryption_row, text);
  gtk_image_set_from_icon_name (self->encryption_icon, encrypted ? "channel-secure-symbolic"
                                                                 : "channel-insecure-symbolic");
  set_row (self->fingerprint_row, bunko_server_link_get_fingerprint (self->link));
}

static char *
describe_latency (BunkoServerLink *link)
{
  double latency = bunko_server_link_get_latency (link);

  if (latency < 0)
    return NULL;

  /* Translators: how long the server takes to answer, in milliseconds. */
  return g_strdup_printf (latency < 10 ? _ ("%.1f ms") : _ ("%.0f ms"), latency);
}

static char *
describe_lane (const BunkoServerLane *lane)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: how many connections are open, of how many there may be. */
  g_string_append_printf (text, _ ("%u of %u open"), lane->n_open, lane->max_connections);
  if (lane->n_opening > 0)
    g_string_append_printf (text, _ (", %u opening"), lane->n_opening);
  /* Translators: of the open connections. */
  g_string_append_printf (text, _ (", %u in use"), lane->n_busy);
  if (lane->n_waiting > 0)
    /* Translators: calls that wait for a connection. */
    g_string_append_printf (text,
                            ngettext (", %u call waiting", ", %u calls waiting", lane->n_waiting),
                            lane->n_waiting);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_lanes (BunkoLinkGroup *self)
{
  BunkoServerLane sum = { 0 };
  g_autofree char *all = NULL;

  for (guint i = 0; i < MIN (bunko_server_link_get_n_lanes (self->link), MAX_LANES); i++)
    {
      BunkoServerLane lane;
      g_autofree char *text = NULL;

      bunko_server_link_get_lane (self->link, i, &lane);
      text = describe_lane (&lane);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->lane_rows[i]), lane.name);
      set_row (self->lane_rows[i], text);
      sum.max_connections += lane.max_connections;
      sum.n_open += lane.n_open;
      sum.n_opening += lane.n_opening;
      sum.n_busy += lane.n_busy;
      sum.n_waiting += lane.n_waiting;
    }
  all = describe_lane (&sum);
  adw_expander_row_set_subtitle (self->connections_row, all);
}

static char *
describe_traffic (BunkoServerLink *link)
{
  guint64 n_calls = bunko_server_link_get_n_calls (link);
  guint64 n_failed = bunko_server_link_get_n_failed (link);
  g_autofree char *in = g_format_size (bunko_server_link_get_bytes_in (link));
  g_autofree char *out = g_format_size (bunko_server_link_get_bytes_out (link));
  g_autofree char *failed = NULL;

  if (n_failed > 0)
    failed = g_strdup_printf (
        /* Translators: calls that got no answer; comes after the number of all calls. */
        ngettext (", %" G_GUINT64_FORMAT " failed", ", %" G_GUINT64_FORMAT " failed",
                  (gulong) n_failed),
        n_failed);

  return g_strdup_printf (
      /* Translators: two sizes such as “2.1 MB”, and how many calls; the last is empty or says how
       * many of these failed. */
      ngettext ("%s received, %s sent, %" G_GUINT64_FORMAT " call%s",
                "%s received, %s sent, %" G_GUINT64_FORMAT " calls%s", (gulong) n_calls),
      in, out, n_calls, failed != NULL ? failed : "");
}

static char *
describe_session (BunkoServerLink *link)
{
  g_autoptr (GDateTime) since = bunko_server_link_get_since (link);
  g_autofree char *time = since != NULL ? g_date_time_format (since, "%c") : NULL;

  /* Translators: since when one is logged in: a date and a time. */
  return time != NULL ? g_strdup_printf (_ ("Since %s"), time) : g_strdup (_ ("None"));
}

static void
update (BunkoLinkGroup *self)
{
  g_autofree char *latency = describe_latency (self->link);
  g_autofree char *traffic = describe_traffic (self->link);
  g_autofree char *session = describe_session (self->link);

  show_encryption (self);
  show_lanes (self);
  set_row (self->latency_row, latency);
  set_row (self->traffic_row, traffic);
  set_row (self->session_row, session);
}

static void
bunko_link_group_map (GtkWidget *widget)
{
  BunkoLinkGroup *self = BUNKO_LINK_GROUP (widget);

  GTK_WIDGET_CLASS (bunko_link_group_parent_class)->map (widget);
  if (self->link == NULL || self->watching)
    return;
  self->watching = TRUE;
  bunko_server_link_watch (self->link);
  update (self);
}

static void
stop_watching (BunkoLinkGroup *self)
{
  if (self->watching)
    bunko_server_link_unwatch (self->link);
  self->watching = FALSE;
}

static void
bunko_link_group_unmap (GtkWidget *widget)
{
  stop_watching (BUNKO_LINK_GROUP (widget));
  GTK_WIDGET_CLASS (bunko_link_group_parent_class)->unmap (widget);
}

static void
bunko_link_group_dispose (GObject *object)
{
  BunkoLinkGroup *self = BUNKO_LINK_GROUP (object);

  stop_watching (self);
  g_clear_object (&self->link);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_link_group_parent_class)->dispose (object);
}

static void
bunko_link_group_class_init (BunkoLinkGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_link_group_dispose;
  widget_class->map = bunko_link_group_map;
  widget_class->unmap = bunko_link_group_unmap;
}

static AdwActionRow *
create_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");

  return ADW_ACTION_ROW (row);
}

static AdwActionRow *
add_row (BunkoLinkGroup *self, const char *title)
{
  AdwActionRow *row = create_row (title);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));

  return row;
}

static void
add_connections (BunkoLinkGroup *self)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Connections"));
  gtk_widget_add_css_class (row, "property");
  self->connections_row = ADW_EXPANDER_ROW (row);
  for (guint i = 0; i < MAX_LANES; i++)
    {
      self->lane_rows[i] = create_row ("");
      adw_expander_row_add_row (self->connections_row, GTK_WIDGET (self->lane_rows[i]));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
bunko_link_group_init (BunkoLinkGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Connection"));
  self->name_row = add_row (self, _ ("Name"));
  self->address_row = add_row (self, _ ("Address"));
  self->encryption_row = add_row (self, _ ("Encryption"));
  self->encryption_icon = GTK_IMAGE (
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_action_row_add_suffix (self->encryption_row, GTK_WIDGET (self->encryption_icon));
  self->fingerprint_row = add_row (self, _ ("Fingerprint of the Certificate"));
  gtk_widget_add_css_class (GTK_WIDGET (self->fingerprint_row), "numeric");
  self->latency_row = add_row (self, _ ("Latency"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->latency_row),
                               _ ("How long small requests take: the median of the last 20"));
  add_connections (self);
  self->traffic_row = add_row (self, _ ("Traffic"));
  self->session_row = add_row (self, _ ("Session"));
}

/**
 * bunko_link_group_set_context:
 * @self: a group without a context
 * @context: the library whose connection is shown
 *
 * Shows a connection.
 */
void
bunko_link_group_set_context (BunkoLinkGroup *self, BunkoContext *context)
{
  g_return_if_fail (BUNKO_IS_LINK_GROUP (self) && self->context == NULL);
  g_return_if_fail (BUNKO_IS_CONTEXT (context));

  self->context = g_object_ref (context);
  self->link = g_object_ref (bunko_library_get_link (bunko_context_get_library (context)));
  g_signal_connect_object (self->link, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::info", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
