/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-edit-message.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-error-text.h"

/* What is said about an edit. */

static char *
describe_one (BunkoEditVerb verb, const char *name)
{
  switch (verb)
    {
    case BUNKO_EDIT_FAVORITE:
      return g_strdup (_ ("Added to favorites"));
    case BUNKO_EDIT_UNFAVORITE:
      return g_strdup (_ ("Removed from favorites"));
    case BUNKO_EDIT_READ:
      return g_strdup (_ ("Marked as read"));
    case BUNKO_EDIT_UNREAD:
      return g_strdup (_ ("Marked as unread"));
    case BUNKO_EDIT_READ_LATER:
      return g_strdup (_ ("Saved to read later"));
    case BUNKO_EDIT_NOT_READ_LATER:
      return g_strdup (_ ("Removed from reading list"));
    case BUNKO_EDIT_INBOX:
      return g_strdup (_ ("Sent to inbox"));
    case BUNKO_EDIT_LIBRARY:
      return g_strdup (_ ("Sent to library"));
    case BUNKO_EDIT_TRASH:
      return g_strdup (_ ("Moved to trash"));
    case BUNKO_EDIT_RESTORE:
      return g_strdup (_ ("Restored from trash"));
    case BUNKO_EDIT_RATE:
      return g_strdup (_ ("Rated"));
    case BUNKO_EDIT_ADD:
      /* Translators: %s is the name of a collection, series or filter */
      return g_strdup_printf (_ ("Added to “%s”"), name);
    case BUNKO_EDIT_REMOVE:
      return g_strdup_printf (_ ("Removed from “%s”"), name);
    case BUNKO_EDIT_UNDO:
    default:
      return g_strdup (_ ("Undone"));
    }
}

static char *
describe_many (BunkoEditVerb verb, const char *name, guint n)
{
  switch (verb)
    {
    case BUNKO_EDIT_FAVORITE:
      return g_strdup_printf (
          ngettext ("%'u item added to favorites", "%'u items added to favorites", n), n);
    case BUNKO_EDIT_UNFAVORITE:
      return g_strdup_printf (
          ngettext ("%'u item removed from favorites", "%'u items removed from favorites", n), n);
    case BUNKO_EDIT_READ:
      return g_strdup_printf (ngettext ("%'u item marked as read", "%'u items marked as read", n),
                              n);
    case BUNKO_EDIT_UNREAD:
      return g_strdup_printf (
          ngettext ("%'u item marked as unread", "%'u items marked as unread", n), n);
    case BUNKO_EDIT_READ_LATER:
      return g_strdup_printf (
          ngettext ("%'u item saved to read later", "%'u items saved to read later", n), n);
    case BUNKO_EDIT_NOT_READ_LATER:
      return g_strdup_printf (
          ngettext ("%'u item removed from reading list", "%'u items removed from reading list", n),
          n);
    case BUNKO_EDIT_INBOX:
      return g_strdup_printf (ngettext ("%'u item sent to inbox", "%'u items sent to inbox", n), n);
    case BUNKO_EDIT_LIBRARY:
      return g_strdup_printf (ngettext ("%'u item sent to library", "%'u items sent to library", n),
                              n);
    case BUNKO_EDIT_TRASH:
      return g_strdup_printf (ngettext ("%'u item moved to trash", "%'u items moved to trash", n),
                              n);
    case BUNKO_EDIT_RESTORE:
      return g_strdup_printf (
          ngettext ("%'u item restored from trash", "%'u items restored from trash", n), n);
    case BUNKO_EDIT_RATE:
      return g_strdup_printf (ngettext ("%'u item rated", "%'u items rated", n), n);
    case BUNKO_EDIT_ADD:
      return g_strdup_printf (ngettext ("%'u item added to “%s”", "%'u items added to “%s”", n), n,
                              name);
    case BUNKO_EDIT_REMOVE:
      return g_strdup_printf (
          ngettext ("%'u item removed from “%s”", "%'u items removed from “%s”", n), n, name);
    case BUNKO_EDIT_UNDO:
    default:
      return g_strdup_printf (ngettext ("Undone for %'u item", "Undone for %'u items", n), n);
    }
}

/**
 * bunko_edit_message_describe_done:
 * @verb: what was done
 * @name: (nullable): the name of what items were put into or taken out of
 * @n: to how many items
 *
 * Returns: (transfer full): what a toast says about an edit that is done
 */
char *
bunko_edit_message_describe_done (BunkoEditVerb verb, const char *name, guint n)
{
  return n == 1 ? describe_one (verb, name != NULL ? name : "")
                : describe_many (verb, name != NULL ? name : "", n);
}

static char *
describe_refused (BunkoBulkEdit *edit)
{
  guint n = bunko_bulk_edit_get_n_refused (edit);
  guint total = bunko_bulk_edit_get_n_total (edit);
  g_autofree char *reason = NULL;
  g_autofree char *count = NULL;

  bunko_error_describe (bunko_bulk_edit_get_error (edit), &reason, NULL);
  if (total <= 1 || n == 0)
    return g_steal_pointer (&reason);

  count = g_strdup_printf (ngettext ("%'u of %'u item could not be changed",
                                     "%'u of %'u items could not be changed", total),
                           n, total);
  /* Translators: how many items could not be changed, and why */
  return g_strdup_printf (C_ ("refused", "%s: %s"), count, reason);
}

/* What a lost connection swallowed; that it is offered again says the bar below. */
static char *
describe_kept (BunkoBulkEdit *edit)
{
  guint n = bunko_bulk_edit_get_n_kept (edit);
  guint total = bunko_bulk_edit_get_n_total (edit);

  if (total <= 1)
    return g_strdup (_ ("Not saved: the connection is lost"));
  return g_strdup_printf (ngettext ("The connection is lost: %'u of %'u item is not saved",
                                    "The connection is lost: %'u of %'u items are not saved",
                                    total),
                          n, total);
}

static char *
describe_stopped (BunkoBulkEdit *edit)
{
  guint total = bunko_bulk_edit_get_n_total (edit);

  return g_strdup_printf (
      ngettext ("Stopped: %'u of %'u item changed", "Stopped: %'u of %'u items changed", total),
      bunko_bulk_edit_get_n_done (edit), total);
}

/**
 * bunko_edit_message_describe_end:
 * @verb: what was to be done
 * @name: (nullable): the name of what items were put into or taken out of
 * @edit: the edit, which has ended
 *
 * Returns: (transfer full): what a toast says about it: what is done, how far it came before it was
 *   stopped, or how many items were refused, and why
 */
char *
bunko_edit_message_describe_end (BunkoEditVerb verb, const char *name, BunkoBulkEdit *edit)
{
  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (edit), NULL);

  switch (bunko_bulk_edit_get_state (edit))
    {
    case BUNKO_BULK_EDIT_FAILED:
      return bunko_bulk_edit_get_n_kept (edit) > 0 ? describe_kept (edit) : describe_refused (edit);
    case BUNKO_BULK_EDIT_STOPPED:
      return describe_stopped (edit);
    case BUNKO_BULK_EDIT_READY:
    case BUNKO_BULK_EDIT_RUNNING:
    case BUNKO_BULK_EDIT_DONE:
    default:
      return bunko_edit_message_describe_done (verb, name, bunko_bulk_edit_get_n_done (edit));
    }
}

/**
 * bunko_edit_message_ask:
 * @verb: what is to be done
 *
 * Returns: (transfer full): what the button says that does it
 */
char *
bunko_edit_message_ask (BunkoEditVerb verb)
{
  switch (verb)
    {
    case BUNKO_EDIT_FAVORITE:
      return g_strdup (_ ("_Add to Favorites"));
    case BUNKO_EDIT_UNFAVORITE:
      return g_strdup (_ ("_Remove from Favorites"));
    case BUNKO_EDIT_READ:
      return g_strdup (_ ("_Mark as Read"));
    case BUNKO_EDIT_UNREAD:
      return g_strdup (_ ("_Mark as Unread"));
    case BUNKO_EDIT_READ_LATER:
      return g_strdup (_ ("_Read Later"));
    case BUNKO_EDIT_NOT_READ_LATER:
      return g_strdup (_ ("_Remove from Reading List"));
    case BUNKO_EDIT_INBOX:
      return g_strdup (_ ("_Send to Inbox"));
    case BUNKO_EDIT_LIBRARY:
      return g_strdup (_ ("_Send to Library"));
    case BUNKO_EDIT_TRASH:
      return g_strdup (_ ("_Move to Trash"));
    case BUNKO_EDIT_RESTORE:
      return g_strdup (_ ("_Restore"));
    case BUNKO_EDIT_RATE:
    case BUNKO_EDIT_ADD:
    case BUNKO_EDIT_REMOVE:
    case BUNKO_EDIT_UNDO:
    default:
      return g_strdup (_ ("_Change"));
    }
}

/**
 * bunko_edit_message_describe_activity:
 * @verb: what is being done
 * @name: (nullable): the name of what items are put into or taken out of
 *
 * Returns: (transfer full): what an edit is called while it runs
 */
char *
bunko_edit_message_describe_activity (BunkoEditVerb verb, const char *name)
{
  switch (verb)
    {
    case BUNKO_EDIT_FAVORITE:
      return g_strdup (_ ("Adding to Favorites"));
    case BUNKO_EDIT_UNFAVORITE:
      return g_strdup (_ ("Removing from Favorites"));
    case BUNKO_EDIT_READ:
      return g_strdup (_ ("Marking as Read"));
    case BUNKO_EDIT_UNREAD:
      return g_strdup (_ ("Marking as Unread"));
    case BUNKO_EDIT_READ_LATER:
      return g_strdup (_ ("Saving to Read Later"));
    case BUNKO_EDIT_NOT_READ_LATER:
      return g_strdup (_ ("Removing from Reading List"));
    case BUNKO_EDIT_INBOX:
      return g_strdup (_ ("Sending to Inbox"));
    case BUNKO_EDIT_LIBRARY:
      return g_strdup (_ ("Sending to Library"));
    case BUNKO_EDIT_TRASH:
      return g_strdup (_ ("Moving to Trash"));
    case BUNKO_EDIT_RESTORE:
      return g_strdup (_ ("Restoring from Trash"));
    case BUNKO_EDIT_RATE:
      return g_strdup (_ ("Rating"));
    case BUNKO_EDIT_ADD:
      /* Translators: %s is the name of a collection, series or filter */
      return g_strdup_printf (_ ("Adding to “%s”"), name != NULL ? name : "");
    case BUNKO_EDIT_REMOVE:
      return g_strdup_printf (_ ("Removing from “%s”"), name != NULL ? name : "");
    case BUNKO_EDIT_UNDO:
    default:
      return g_strdup (_ ("Undoing a Change"));
    }
}
