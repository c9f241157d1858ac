/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Answers tasks late: after a time, or when the test says so. Cancelled ones fail at once. */
typedef struct _FakeDelay FakeDelay;

typedef void (*FakeAnswerFunc) (GTask *task, gpointer user_data);

FakeDelay *fake_delay_new (FakeAnswerFunc answer, gpointer user_data);
void fake_delay_free (FakeDelay *self);
void fake_delay_add (FakeDelay *self, GTask *task);
void fake_delay_set_latency (FakeDelay *self, guint milliseconds);
void fake_delay_hold (FakeDelay *self);
guint fake_delay_release (FakeDelay *self, guint n);
guint fake_delay_get_n_pending (FakeDelay *self);
guint fake_delay_get_max_pending (FakeDelay *self);
guint fake_delay_get_n_cancelled (FakeDelay *self);

G_END_DECLS
