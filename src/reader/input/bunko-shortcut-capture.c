/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-key-accel.h"
#include "bunko-key-refusal.h"
#include "bunko-shortcut-capture.h"

#include "widgets/bunko-announce.h"

/**
 * BunkoShortcutCapture:
 *
 * Waits for a key for an action of the reader. Escape calls it off, Backspace takes all keys away
 * from the action. A key that something else has is asked about first; one that cannot be had is
 * refused with the reason, and the next is waited for.
 */
struct _BunkoShortcutCapture
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkLabel *action_label;
  GtkLabel *refusal_label;
  GtkLabel *conflict_label;
  GtkShortcutLabel *conflict_key;
  GtkButton *replace_button;

  BunkoReaderKeymap *keymap;
  char *action;
  char *accel;              /* the key that something else has */
  GtkEventController *keys; /* borrowed */
  guint alone;              /* a modifier that is down with nothing else */
};

G_DEFINE_FINAL_TYPE (BunkoShortcutCapture, bunko_shortcut_capture, ADW_TYPE_DIALOG)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Says what happened, and what was stored before, for whoever offers to undo it. */
static void
finish (BunkoShortcutCapture *self, const char *const *accels)
{
  g_autoptr (GVariant) before = bunko_reader_keymap_dup_changes (self->keymap);

  bunko_reader_keymap_set_accels (self->keymap, self->action, accels);
  g_signal_emit (self, signals[DONE], 0, before);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_key (BunkoShortcutCapture *self, const char *accel)
{
  const char *const *old = bunko_reader_keymap_get_accels (self->keymap, self->action);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) accels = NULL;

  g_strv_builder_addv (builder, (const char **) old);
  g_strv_builder_add (builder, accel);
  accels = g_strv_builder_end (builder);
  finish (self, (const char *const *) accels);
}

static void
announce (BunkoShortcutCapture *self, const char *text)
{
  bunko_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
ask_conflict (BunkoShortcutCapture *self, const char *accel, const char *other)
{
  g_autofree char *label = bunko_key_accel_label (accel);
  g_autofree char *text = NULL;

  /* Translators: the first is a key such as Ctrl+W, the second what it does */
  text = g_strdup_printf (_ ("%s is for “%s”, which will have it no longer"), label,
                          bunko_reader_keymap_get_title (other));
  gtk_label_set_label (self->conflict_label, text);
  gtk_shortcut_label_set_accelerator (self->conflict_key, accel);
  g_set_str (&self->accel, accel);
  gtk_stack_set_visible_child_name (self->stack, "conflict");
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_NONE);
  gtk_widget_grab_focus (GTK_WIDGET (self->replace_button));
  announce (self, text);
}

static void
refuse (BunkoShortcutCapture *self, const char *reason)
{
  gtk_label_set_label (self->refusal_label, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal_label), *reason != '\0');
  if (*reason != '\0')
    announce (self, reason);
}

static void
take (BunkoShortcutCapture *self, guint keyval, GdkModifierType modifiers)
{
  GApplication *application = g_application_get_default ();
  g_autofree char *accel = bunko_key_accel_name (keyval, modifiers);
  g_autofree char *reason = NULL;
  const char *other;

  if (!bunko_key_accel_parse (accel, &keyval, &modifiers))
    keyval = GDK_KEY_VoidSymbol;
  reason = bunko_key_refusal_describe (
      GTK_IS_APPLICATION (application) ? GTK_APPLICATION (application) : NULL, keyval, modifiers);
  if (reason != NULL)
    {
      refuse (self, reason);
      return;
    }

  other = bunko_reader_keymap_find_conflict (self->keymap, self->action, accel);
  if (other != NULL)
    ask_conflict (self, accel, other);
  else
    add_key (self, accel);
}

/* What GTK would have to be told to find this key again: without what only chose the symbol. */
static void
get_match (GtkEventController *controller, guint *keyval, GdkModifierType *modifiers)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  if (event != NULL && gdk_event_get_event_type (event) == GDK_KEY_PRESS)
    gdk_key_event_get_match (event, keyval, modifiers);
}

static gboolean
pressed_cb (BunkoShortcutCapture *self, guint keyval, guint keycode, GdkModifierType state)
{
  static const char *const none[] = { NULL };

  self->alone = 0;
  if (bunko_key_accel_is_modifier (keyval))
    {
      self->alone = keyval;
      return GDK_EVENT_STOP;
    }
  state &= gtk_accelerator_get_default_mod_mask ();
  get_match (self->keys, &keyval, &state);
  if (keyval == GDK_KEY_Escape && state == 0)
    adw_dialog_close (ADW_DIALOG (self));
  else if (keyval == GDK_KEY_BackSpace && state == 0)
    finish (self, none);
  else
    take (self, keyval, state);

  return GDK_EVENT_STOP;
}

/* Only now is it known that nothing came with it. */
static void
released_cb (BunkoShortcutCapture *self, guint keyval)
{
  g_autofree char *reason = NULL;

  if (self->alone != keyval)
    return;
  self->alone = 0;
  reason = bunko_key_refusal_describe (NULL, keyval, 0);
  refuse (self, reason);
}

static void
replace_cb (BunkoShortcutCapture *self)
{
  g_autofree char *accel = g_strdup (self->accel);

  add_key (self, accel);
}

static void
bunko_shortcut_capture_dispose (GObject *object)
{
  BunkoShortcutCapture *self = BUNKO_SHORTCUT_CAPTURE (object);

  g_clear_object (&self->keymap);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SHORTCUT_CAPTURE);

  G_OBJECT_CLASS (bunko_shortcut_capture_parent_class)->dispose (object);
}

static void
bunko_shortcut_capture_finalize (GObject *object)
{
  BunkoShortcutCapture *self = BUNKO_SHORTCUT_CAPTURE (object);

  g_free (self->action);
  g_free (self->accel);

  G_OBJECT_CLASS (bunko_shortcut_capture_parent_class)->finalize (object);
}

static void
bunko_shortcut_capture_class_init (BunkoShortcutCaptureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_shortcut_capture_dispose;
  object_class->finalize = bunko_shortcut_capture_finalize;

  /**
   * BunkoShortcutCapture::done:
   * @self: the dialog
   * @before: what bunko_reader_keymap_dup_changes() gave before
   *
   * The action has other keys now.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-shortcut-capture.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutCapture, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutCapture, action_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutCapture, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutCapture, conflict_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutCapture, conflict_key);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutCapture, replace_button);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
}

static void
bunko_shortcut_capture_init (BunkoShortcutCapture *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before anything in the dialog. The keys of the window do not get past it. */
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_name (self->keys, "shortcut-capture");
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->keys, "key-released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), self->keys);
}

/**
 * bunko_shortcut_capture_new:
 * @keymap: the keymap that is changed
 * @action: the detailed name of the action that gets the key
 *
 * Makes a dialog that waits for a key once it is presented.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_shortcut_capture_new (BunkoReaderKeymap *keymap, const char *action)
{
  BunkoShortcutCapture *self;

  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (keymap), NULL);
  g_return_val_if_fail (bunko_reader_keymap_find (action) != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_SHORTCUT_CAPTURE, NULL);
  self->keymap = g_object_ref (keymap);
  self->action = g_strdup (action);
  gtk_label_set_label (self->action_label, bunko_reader_keymap_get_title (action));

  return ADW_DIALOG (self);
}
