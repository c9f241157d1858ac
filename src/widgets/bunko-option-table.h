/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/bunko-reader-option.h"

G_BEGIN_DECLS

/**
 * BunkoOptionKind:
 * @BUNKO_OPTION_KIND_SWITCH: on or off
 * @BUNKO_OPTION_KIND_CHOICE: one of a few
 * @BUNKO_OPTION_KIND_NUMBER: a number that is written
 * @BUNKO_OPTION_KIND_SLIDER: a number that is found by looking
 *
 * How an option of the reader is chosen.
 */
typedef enum
{
  BUNKO_OPTION_KIND_SWITCH,
  BUNKO_OPTION_KIND_CHOICE,
  BUNKO_OPTION_KIND_NUMBER,
  BUNKO_OPTION_KIND_SLIDER,
} BunkoOptionKind;

/**
 * BunkoOptionChoice:
 * @value: a value of the option
 * @label: what it is called; to be translated
 *
 * One of a few values.
 */
typedef struct
{
  double value;
  const char *label;
} BunkoOptionChoice;

/**
 * BunkoOptionInfo:
 * @id: the option
 * @kind: how it is chosen
 * @group: (nullable): the title of the group that begins with it
 * @title: what it is called, with a mnemonic
 * @subtitle: (nullable): what else is to be said
 * @choices: (nullable): its values, for a choice; the end has no label
 * @step: by how much a number goes
 *
 * How an option of the reader is shown. The texts are to be translated.
 */
typedef struct
{
  BunkoReaderOptionId id;
  BunkoOptionKind kind;
  const char *group;
  const char *title;
  const char *subtitle;
  const BunkoOptionChoice *choices;
  double step;
} BunkoOptionInfo;

const BunkoOptionInfo *bunko_option_table_get (guint *n_options);

G_END_DECLS
