/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-pending-edit-private.h"

#include <glib/gi18n-lib.h>

#include "bunko-call-class.h"
#include "bunko-error-text.h"
#include "bunko-json-member.h"
#include "protocol/bunko-protocol-error.h"

/**
 * BunkoPendingEdit:
 *
 * A change that did not reach the server, or whose answer was lost: what it is in words, whether
 * it may have been made, and all that is needed to make it again.
 */

/* For so long a server may still be about to do what it was told. */
#define COMES_LATE (3 * G_TIME_SPAN_SECOND)

G_DEFINE_FINAL_TYPE (BunkoPendingEdit, bunko_pending_edit, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_DETAIL,
  PROP_SAVING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Private: whether nobody knows what became of an edit, or it did not get through, because of the
 * connection or the session: it can be made later. The server refuses nothing in that way. */
gboolean
_bunko_error_is_loss (const GError *error)
{
  if (error->domain == BUNKO_PROTOCOL_ERROR)
    return error->code != BUNKO_PROTOCOL_ERROR_BAD_URI;
  if (error->domain == G_IO_ERROR)
    return error->code != G_IO_ERROR_CANCELLED && error->code != G_IO_ERROR_NOT_SUPPORTED;
  if (error->domain != BUNKO_SERVER_ERROR)
    return error->domain == G_RESOLVER_ERROR || error->domain == G_TLS_ERROR;
  switch (error->code)
    {
    case BUNKO_SERVER_ERROR_CLIENT_GONE:
    case BUNKO_SERVER_ERROR_CONNECTION:
    case BUNKO_SERVER_ERROR_DISCONNECT:
    case BUNKO_SERVER_ERROR_AUTH_REQUIRED:
    case BUNKO_SERVER_ERROR_SESSION_EXPIRED:
    case BUNKO_SERVER_ERROR_WRONG_CREDENTIALS:
    case BUNKO_SERVER_ERROR_MISSING_CREDENTIALS:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
bunko_pending_edit_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoPendingEdit *self = BUNKO_PENDING_EDIT (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_DETAIL:
      g_value_take_string (value, bunko_pending_edit_describe (self));
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_pending_edit_finalize (GObject *object)
{
  BunkoPendingEdit *self = BUNKO_PENDING_EDIT (object);

  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->args, json_object_unref);
  g_clear_object (&self->query);
  g_free (self->text);
  g_free (self->problem);
  g_free (self->fname);
  g_free (self->key);

  G_OBJECT_CLASS (bunko_pending_edit_parent_class)->finalize (object);
}

static void
bunko_pending_edit_class_init (BunkoPendingEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_pending_edit_get_property;
  object_class->finalize = bunko_pending_edit_finalize;

  /**
   * BunkoPendingEdit:text:
   *
   * What is to be done, such as “Rate “Title” 4 stars”.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);

  /**
   * BunkoPendingEdit:detail:
   *
   * What became of it, and what happens when it is saved again.
   */
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", flags);

  /**
   * BunkoPendingEdit:saving:
   *
   * Whether it is just being made again.
   */
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_pending_edit_init (BunkoPendingEdit *self)
{
  self->time = g_get_real_time () / G_USEC_PER_SEC;
  self->entries = g_array_new (FALSE, FALSE, sizeof (BunkoPendingEntry));
}

/* Private: an edit of which only the words are known. */
BunkoPendingEdit *
_bunko_pending_edit_new (BunkoPendingKind kind, const char *text)
{
  BunkoPendingEdit *self = g_object_new (BUNKO_TYPE_PENDING_EDIT, NULL);

  self->kind = kind;
  self->text = g_strdup (text);
  return self;
}

/* What the call is about: the name of something new, the id of an item, or all of it. */
static char *
make_key (const char *fname, JsonObject *args)
{
  gint64 type = bunko_json_member_int (args, "item_type", 0);
  JsonObject *item = bunko_json_member_object (args, "item");
  gint64 id = bunko_json_member_int (args, "item_id", 0);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *all = NULL;

  if (item != NULL && id == 0)
    id = bunko_json_member_int (item, "id", 0);
  if (id > 0)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, fname, type, id);
  if (item != NULL)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", fname, type,
                            bunko_json_member_string (item, "name", ""));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, args);
  all = json_to_string (node, FALSE);
  return g_strdup_printf ("%s %s", fname, all);
}

/* Private: a call that makes or deletes something. */
BunkoPendingEdit *
_bunko_pending_edit_new_call (const char *fname, JsonObject *args, const char *text)
{
  BunkoPendingEdit *self = _bunko_pending_edit_new (BUNKO_PENDING_CALL, text);

  self->fname = g_strdup (fname);
  _bunko_pending_edit_set_args (self, args);
  return self;
}

void
_bunko_pending_edit_set_args (BunkoPendingEdit *self, JsonObject *args)
{
  JsonObject *owned = json_object_ref (args);

  g_assert (self->kind == BUNKO_PENDING_CALL);

  g_clear_pointer (&self->args, json_object_unref);
  self->args = owned;
  g_free (self->key);
  self->key = make_key (self->fname, args);
}

void
_bunko_pending_edit_set_text (BunkoPendingEdit *self, const char *text)
{
  if (g_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
_bunko_pending_edit_set_saving (BunkoPendingEdit *self, gboolean saving)
{
  if (self->saving == saving)
    return;
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

/* Private: it did not get through. What may have been made once may still be. */
void
_bunko_pending_edit_note_lost (BunkoPendingEdit *self, gboolean maybe_made)
{
  self->maybe_made |= maybe_made;
  if (maybe_made)
    self->lost_at = g_get_monotonic_time ();
  g_clear_pointer (&self->problem, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

/* Private: whether what was lost only now may still be under way: a server makes things in the
 * background, also when nobody is there any more to hear of it. */
gboolean
_bunko_pending_edit_may_come_late (BunkoPendingEdit *self)
{
  return self->maybe_made && self->lost_at != 0 &&
         g_get_monotonic_time () < self->lost_at + COMES_LATE;
}

/* Private: the server does not want it. */
void
_bunko_pending_edit_set_problem (BunkoPendingEdit *self, const GError *error)
{
  g_clear_pointer (&self->problem, g_free);
  bunko_error_describe (error, &self->problem, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

/* What is left of one change after another of the same item; FALSE if nothing is. */
static gboolean
subtract (BunkoBulkChange *change, const BunkoBulkChange *later)
{
  if (change->kind != later->kind)
    return TRUE;
  switch (change->kind)
    {
    case BUNKO_BULK_METATAGS:
      change->mask &= ~later->mask;
      change->values &= change->mask;
      return change->mask != 0;
    case BUNKO_BULK_RATING:
      return FALSE;
    case BUNKO_BULK_MEMBERSHIP:
    default:
      /* A gallery is in one series only. */
      return change->container_type != later->container_type ||
             (change->container_id != later->container_id &&
              change->container_type != BUNKO_ITEM_TYPE_GROUPING);
    }
}

/* Private: forgets what @change says anew of an item. Returns whether there was something. */
gboolean
_bunko_pending_edit_drop_items (BunkoPendingEdit *self,
                                BunkoItemType type,
                                gint64 id,
                                const BunkoBulkChange *change)
{
  gboolean changed = FALSE;

  for (guint i = self->entries->len; i > 0; i--)
    {
      BunkoPendingEntry *entry = &g_array_index (self->entries, BunkoPendingEntry, i - 1);
      BunkoMetatags mask = entry->change.mask;

      if (entry->type != type || entry->id != id)
        continue;
      if (!subtract (&entry->change, change))
        g_array_remove_index (self->entries, i - 1);
      else if (entry->change.mask == mask)
        continue;
      changed = TRUE;
    }
  return changed;
}

/**
 * bunko_pending_edit_get_text:
 * @self: an edit
 *
 * Returns: (transfer none): what is to be done
 */
const char *
bunko_pending_edit_get_text (BunkoPendingEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_PENDING_EDIT (self), NULL);

  return self->text;
}

/* Whether it is known what happens if it was made before. */
static gboolean
is_safe (BunkoPendingEdit *self)
{
  return self->kind == BUNKO_PENDING_ITEMS ||
         (self->kind == BUNKO_PENDING_CALL &&
          bunko_call_get_class (self->fname) == BUNKO_CALL_REPEATABLE);
}

/**
 * bunko_pending_edit_describe:
 * @self: an edit
 *
 * Says what became of it, and what happens when it is saved again.
 *
 * Returns: (transfer full): one or two sentences
 */
char *
bunko_pending_edit_describe (BunkoPendingEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_PENDING_EDIT (self), NULL);

  if (self->saving)
    return g_strdup (_ ("Saving…"));
  if (self->problem != NULL)
    /* Translators: %s is why a server refused a change, such as “Not Allowed” */
    return g_strdup_printf (_ ("The server refused it: %s"), self->problem);
  if (!self->maybe_made)
    return g_strdup (_ ("It did not reach the server."));
  if (is_safe (self))
    return g_strdup (_ ("The answer was lost, so it may be saved. Saving again does no harm."));
  if (self->kind == BUNKO_PENDING_VIEW)
    return g_strdup (_ ("The answer was lost, so it may be done. Saving again changes what the "
                        "view shows by then."));
  return g_strdup (_ ("The answer was lost, so it may be done. Saving again looks at that first."));
}

/**
 * bunko_pending_edit_get_n_items:
 * @self: an edit
 *
 * Returns: how many items it changes; 0 if it changes no items that are named
 */
guint
bunko_pending_edit_get_n_items (BunkoPendingEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_PENDING_EDIT (self), 0);

  return self->entries->len;
}

/**
 * bunko_pending_edit_get_maybe_made:
 * @self: an edit
 *
 * Returns: whether the server may have done it; %FALSE if it cannot have
 */
gboolean
bunko_pending_edit_get_maybe_made (BunkoPendingEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_PENDING_EDIT (self), FALSE);

  return self->maybe_made;
}

/**
 * bunko_pending_edit_get_saving:
 * @self: an edit
 *
 * Returns: whether it is just being made again
 */
gboolean
bunko_pending_edit_get_saving (BunkoPendingEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_PENDING_EDIT (self), FALSE);

  return self->saving;
}
