/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FakeNetwork:
 *
 * A network monitor that says what it is told, at first that there is a network.
 */
#define FAKE_TYPE_NETWORK (fake_network_get_type ())
G_DECLARE_FINAL_TYPE (FakeNetwork, fake_network, FAKE, NETWORK, GObject)

FakeNetwork *fake_network_new (void);
/* Also tells that the network changed. */
void fake_network_set_available (FakeNetwork *self, gboolean available);

G_END_DECLS
