/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-notice.h"

#include <glib/gi18n-lib.h>

#include "bunko-clean-text.h"
#include "bunko-json-member.h"
#include "bunko-notice-private.h"

/**
 * BunkoNotice:
 *
 * A message to the person: from the server, or one of Bunko's own that is worth keeping. Servers up
 * to 0.12 also ask something, to be answered by one of several actions.
 *
 * All texts are plain and of a bounded length, wherever they come from.
 */
struct _BunkoNotice
{
  GObject parent_instance;

  char *id;
  JsonNode *id_node; /* NULL: not the server's, or one that has no id */
  char *title;
  char *body;
  BunkoNoticeKind kind;
  gint64 time;
  gboolean unread;
  gboolean answered;
  gboolean expired;
  GPtrArray *actions; /* of Action */
};

typedef struct
{
  JsonNode *id;
  char *label;
} Action;

#define MAX_TITLE   120
#define MAX_BODY    2000
#define MAX_ACTIONS 4
#define MAX_LABEL   40
#define MAX_ID      64

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_BODY,
  PROP_UNREAD,
  PROP_CAN_ANSWER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoNotice, bunko_notice, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (BunkoNoticeKind,
                    bunko_notice_kind,
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_OWN, "own"),
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_META, "meta"),
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_UPDATE, "update"),
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_RESTART, "restart"),
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_SHUTDOWN, "shutdown"),
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_PLUGIN_UPDATE, "plugin-update"),
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_BACKUP, "backup"),
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_TRASH_SWEEPER, "trash-sweeper"),
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_INDEXER, "indexer"),
                    G_DEFINE_ENUM_VALUE (BUNKO_NOTICE_KIND_CUSTOM, "custom"))

static void
bunko_notice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoNotice *self = BUNKO_NOTICE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_BODY:
      g_value_set_string (value, self->body);
      break;
    case PROP_UNREAD:
      g_value_set_boolean (value, self->unread);
      break;
    case PROP_CAN_ANSWER:
      g_value_set_boolean (value, bunko_notice_get_can_answer (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
action_free (gpointer data)
{
  Action *action = data;

  json_node_unref (action->id);
  g_free (action->label);
  g_free (action);
}

static void
bunko_notice_finalize (GObject *object)
{
  BunkoNotice *self = BUNKO_NOTICE (object);

  g_clear_pointer (&self->id_node, json_node_unref);
  g_ptr_array_unref (self->actions);
  g_free (self->id);
  g_free (self->title);
  g_free (self->body);

  G_OBJECT_CLASS (bunko_notice_parent_class)->finalize (object);
}

static void
bunko_notice_class_init (BunkoNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_notice_get_property;
  object_class->finalize = bunko_notice_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_BODY] = g_param_spec_string ("body", NULL, NULL, "", flags);
  properties[PROP_UNREAD] = g_param_spec_boolean ("unread", NULL, NULL, TRUE, flags);
  properties[PROP_CAN_ANSWER] = g_param_spec_boolean ("can-answer", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_notice_init (BunkoNotice *self)
{
  self->unread = TRUE;
  self->time = g_get_real_time () / G_USEC_PER_SEC;
  self->actions = g_ptr_array_new_with_free_func (action_free);
}

/* Private: a message of Bunko's own. */
BunkoNotice *
_bunko_notice_new (const char *title, const char *body)
{
  static guint n;
  BunkoNotice *self = g_object_new (BUNKO_TYPE_NOTICE, NULL);

  self->id = g_strdup_printf ("own-%u", n++);
  self->title = bunko_clean_text_dup (title, MAX_TITLE);
  self->body = bunko_clean_text_dup (body, MAX_BODY);
  return self;
}

/* An id is a number or a string. */
static gboolean
is_id (JsonNode *node)
{
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || (type == G_TYPE_STRING && *json_node_get_string (node) != '\0' &&
                                  strlen (json_node_get_string (node)) <= MAX_ID);
}

/* Without an id, what it says is what it is. */
static void
take_id (BunkoNotice *self, JsonNode *node)
{
  if (!is_id (node))
    {
      g_autofree char *all = g_strconcat (self->title, "\n", self->body, NULL);

      self->id = g_compute_checksum_for_string (G_CHECKSUM_SHA1, all, -1);
      return;
    }
  self->id_node = json_node_copy (node);
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    self->id = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    self->id = g_strdup (json_node_get_string (node));
}

static void
take_actions (BunkoNotice *self, JsonArray *array)
{
  guint n = array != NULL ? MIN (json_array_get_length (array), MAX_ACTIONS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = bunko_json_array_get_object (array, i);
      JsonNode *id = object != NULL ? json_object_get_member (object, "id") : NULL;
      Action *action;

      if (!is_id (id))
        continue;
      action = g_new0 (Action, 1);
      action->id = json_node_copy (id);
      action->label =
          bunko_clean_text_dup (bunko_json_member_string (object, "text", ""), MAX_LABEL);
      if (*action->label == '\0')
        g_set_str (&action->label, _ ("OK"));
      g_ptr_array_add (self->actions, action);
    }
}

/* Private: reads a message of the server; every key may be missing. NULL if it says nothing. */
BunkoNotice *
_bunko_notice_new_from_json (JsonNode *node)
{
  g_autoptr (BunkoNotice) self = NULL;
  JsonObject *object;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 time;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  self = g_object_new (BUNKO_TYPE_NOTICE, NULL);
  self->title = bunko_clean_text_dup (bunko_json_member_string (object, "title", ""), MAX_TITLE);
  self->body = bunko_clean_text_dup (bunko_json_member_string (object, "body", ""), MAX_BODY);
  if (*self->title == '\0' && *self->body == '\0')
    return NULL;
  if (*self->title == '\0')
    g_set_str (&self->title, _ ("Message from the Server"));
  self->kind = (BunkoNoticeKind) bunko_json_member_enum (object, "type", BUNKO_TYPE_NOTICE_KIND,
                                                         BUNKO_NOTICE_KIND_CUSTOM);
  if (self->kind == BUNKO_NOTICE_KIND_OWN)
    self->kind = BUNKO_NOTICE_KIND_CUSTOM;
  time = bunko_json_member_int (object, "timestamp", 0);
  self->time = time > 0 ? MIN (time, now) : now;
  self->expired = bunko_json_member_bool (object, "expired", FALSE);
  take_id (self, json_object_get_member (object, "id"));
  take_actions (self, bunko_json_member_get_array (object, "actions"));
  return g_steal_pointer (&self);
}

JsonNode *
_bunko_notice_get_id_node (BunkoNotice *self)
{
  return self->id_node;
}

JsonNode *
_bunko_notice_get_action_id (BunkoNotice *self, guint position)
{
  return ((Action *) g_ptr_array_index (self->actions, position))->id;
}

void
_bunko_notice_set_unread (BunkoNotice *self, gboolean unread)
{
  if (self->unread == unread)
    return;
  self->unread = unread;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREAD]);
}

void
_bunko_notice_set_answered (BunkoNotice *self, gboolean answered)
{
  if (self->answered == answered)
    return;
  self->answered = answered;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_ANSWER]);
}

/**
 * bunko_notice_get_id:
 * @self: a notice
 *
 * Returns: (transfer none): what tells it from others of the same server
 */
const char *
bunko_notice_get_id (BunkoNotice *self)
{
  g_return_val_if_fail (BUNKO_IS_NOTICE (self), "");

  return self->id;
}

/**
 * bunko_notice_get_title:
 * @self: a notice
 *
 * Returns: (transfer none): what it says; plain text, never empty
 */
const char *
bunko_notice_get_title (BunkoNotice *self)
{
  g_return_val_if_fail (BUNKO_IS_NOTICE (self), "");

  return self->title;
}

/**
 * bunko_notice_get_body:
 * @self: a notice
 *
 * Returns: (transfer none): what it says at length, or empty; plain text
 */
const char *
bunko_notice_get_body (BunkoNotice *self)
{
  g_return_val_if_fail (BUNKO_IS_NOTICE (self), "");

  return self->body;
}

/**
 * bunko_notice_get_kind:
 * @self: a notice
 *
 * Returns: what it is about
 */
BunkoNoticeKind
bunko_notice_get_kind (BunkoNotice *self)
{
  g_return_val_if_fail (BUNKO_IS_NOTICE (self), BUNKO_NOTICE_KIND_CUSTOM);

  return self->kind;
}

/**
 * bunko_notice_get_time:
 * @self: a notice
 *
 * Returns: when it was made or came, in seconds since 1970
 */
gint64
bunko_notice_get_time (BunkoNotice *self)
{
  g_return_val_if_fail (BUNKO_IS_NOTICE (self), 0);

  return self->time;
}

/**
 * bunko_notice_get_unread:
 * @self: a notice
 *
 * Returns: whether the person has not seen it in the list of messages yet
 */
gboolean
bunko_notice_get_unread (BunkoNotice *self)
{
  g_return_val_if_fail (BUNKO_IS_NOTICE (self), FALSE);

  return self->unread;
}

/**
 * bunko_notice_get_n_actions:
 * @self: a notice
 *
 * Returns: how many answers the server offers, usually none
 */
guint
bunko_notice_get_n_actions (BunkoNotice *self)
{
  g_return_val_if_fail (BUNKO_IS_NOTICE (self), 0);

  return self->actions->len;
}

/**
 * bunko_notice_get_action_label:
 * @self: a notice
 * @position: which of the answers
 *
 * Returns: (transfer none) (nullable): what the answer says; plain text, without a mnemonic
 */
const char *
bunko_notice_get_action_label (BunkoNotice *self, guint position)
{
  g_return_val_if_fail (BUNKO_IS_NOTICE (self), NULL);
  g_return_val_if_fail (position < self->actions->len, NULL);

  return ((Action *) g_ptr_array_index (self->actions, position))->label;
}

/**
 * bunko_notice_get_can_answer:
 * @self: a notice
 *
 * Returns: whether the server waits for an answer
 */
gboolean
bunko_notice_get_can_answer (BunkoNotice *self)
{
  g_return_val_if_fail (BUNKO_IS_NOTICE (self), FALSE);

  return self->actions->len > 0 && self->id_node != NULL && !self->answered && !self->expired;
}
