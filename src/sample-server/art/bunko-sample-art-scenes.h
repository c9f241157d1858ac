/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_ART_TITLE_TOP,    /* across the calm upper part */
  BUNKO_ART_TITLE_HEADER, /* in a strip across the top */
  BUNKO_ART_TITLE_BOTTOM, /* across the calm lower part */
  BUNKO_ART_TITLE_LABEL,  /* on a label of its own: the picture is a pattern */
  BUNKO_ART_TITLE_HUGE,   /* the title is the picture */
} BunkoArtTitlePlace;

/**
 * BunkoArtScene:
 * @title: where the title goes
 * @title_ground: the colour behind the title
 * @is_busy: whether there is something behind the title, so that it needs an outline
 * @author_ground: the colour behind the author line, which is at the opposite edge
 * @author_inset: how much further inside that line is, in units
 *
 * What the picture of a cover leaves to the lettering.
 */
typedef struct
{
  BunkoArtTitlePlace title;
  guint32 title_ground;
  gboolean is_busy;
  guint32 author_ground;
  double author_inset;
} BunkoArtScene;

typedef void (*BunkoArtSceneFunc) (const BunkoArtCanvas *canvas,
                                   guint64 seed,
                                   BunkoArtScene *scene);

void bunko_art_scene_mountains (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_sea (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_forest (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_sky (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);

void bunko_art_scene_city (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_road (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_cafe (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_space (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);

void bunko_art_scene_portrait (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_duo (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_umbrella (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_crew (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);

void bunko_art_scene_pattern (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_lettering (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_animal (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);
void bunko_art_scene_emblem (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene);

G_END_DECLS
