/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-json-member.h"
#include "bunko-metatags-private.h"

/* The keys of the server's metatags object, in the order of the bits. */
static const char *const keys[] = { "favorite", "inbox", "readlater", "trash", "follow", "read" };

/* The marks of a metatags object; those it does not name stay as they were in @old. */
BunkoMetatags
_bunko_metatags_parse (JsonObject *object, BunkoMetatags old)
{
  BunkoMetatags metatags = old;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      BunkoMetatags bit = 1u << i;
      gboolean on;

      if (bunko_json_member_get_bool (object, keys[i], &on))
        metatags = on ? metatags | bit : metatags & ~bit;
    }
  return metatags;
}

/* The object that update_metatags takes: only the named marks, so that no other one changes. */
JsonObject *
_bunko_metatags_to_json (BunkoMetatags metatags, gboolean on)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (metatags & (1u << i))
        json_object_set_boolean_member (object, keys[i], on);
    }
  return object;
}
