/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-palette.h"
#include "bunko-sample-art-random.h"

/* Each is one mood; the names are for whoever edits them. */
static const BunkoArtPalette palettes[] = {
  /* ink, deep, mid, soft, paper, pop, pop2 */
  { 0x2b1b3d, 0x5b2a5e, 0xc44569, 0xf8a978, 0xfff1dc, 0xffd166, 0xef6461 }, /* coral sunset */
  { 0x0b2b33, 0x0f4c5c, 0x2a9d8f, 0x9ad4c6, 0xf4f1de, 0xf4a261, 0xe76f51 }, /* teal sea */
  { 0x10142e, 0x1f2a5a, 0x4657a7, 0x9fa8da, 0xf3f1fa, 0xffcb47, 0xf26b8a }, /* indigo night */
  { 0x14261c, 0x264d3b, 0x5b8c5a, 0xb5cda3, 0xfaf3dd, 0xe9a03b, 0xc8553d }, /* forest */
  { 0x3a1d33, 0x7a3b69, 0xd977a8, 0xf6bbd0, 0xfff6f4, 0x78c0b8, 0xf25f7a }, /* cherry blossom */
  { 0x2d2a26, 0x5c4b37, 0xc98a2b, 0xf0c987, 0xfbf3e4, 0xd1495b, 0x2e6f77 }, /* mustard */
  { 0x161414, 0x3b1f23, 0xb3202c, 0xf0b5a0, 0xf7efe6, 0xe63946, 0xf2c14e }, /* red and black */
  { 0x14213d, 0x27496d, 0x5fa8d3, 0xbee3f2, 0xf6fbfd, 0xf77f60, 0xffd275 }, /* ice */
  { 0x241b3e, 0x4a3f7a, 0x8e7cc3, 0xcfc4eb, 0xfaf7ff, 0xf9c74f, 0xf08a8a }, /* lavender */
  { 0x1d3533, 0x356d64, 0x6dbfa8, 0xbfe8d4, 0xfff8ee, 0xff9f80, 0xf4d35e }, /* mint and peach */
  { 0x2a1a14, 0x6b2f1a, 0xc5552b, 0xefb071, 0xfcf1e0, 0x3f7d6e, 0xf2c14e }, /* autumn */
  { 0x0d1321, 0x1d2d44, 0x3e5c76, 0x9db4c0, 0xf0ebd8, 0xe4572e, 0xf0b429 }, /* slate noir */
  { 0x101a46, 0x1c3faa, 0x4c7df0, 0xb9cffb, 0xfffbea, 0xffd60a, 0xff6b6b }, /* cobalt */
  { 0x23261a, 0x4b5320, 0x8a9a5b, 0xcdd5a6, 0xf9f6e7, 0xe07a5f, 0xf2cc8f }, /* olive */
  { 0x2c1a4d, 0x6c3baa, 0xf062a6, 0xffb3d1, 0xfff5fa, 0x33c4d6, 0xffd84d }, /* bubblegum */
  { 0x3b1f2b, 0x8c3b3b, 0xd97b4f, 0xf3c892, 0xfff4e1, 0x2f8f9d, 0xf6e27a }, /* desert */
  { 0x07182b, 0x0e3b4a, 0x1fa187, 0xa5e8cb, 0xeffbf4, 0xd9f25c, 0xc86fd0 }, /* aurora */
  { 0x2f2320, 0x6f4136, 0xb66a50, 0xe3b7a0, 0xf8efe7, 0x497174, 0xe8b04b }, /* terracotta */
  { 0x1e1029, 0x4b1d5c, 0x9b3d8f, 0xe2a3d0, 0xfdf3f8, 0xf5a623, 0x56c2c0 }, /* grape */
  { 0x1b2a38, 0x2f5d7c, 0x6fb1d6, 0xcbe6f3, 0xfffdf6, 0xe94f37, 0xf7c548 }, /* sky and tomato */
  { 0x1f1d1b, 0x4a4541, 0x8c857d, 0xcfc8be, 0xf7f4ee, 0xd7263d, 0xe9b44c }, /* stone and red */
  { 0x0b2621, 0x14524a, 0x2f8f7a, 0xa9d9c5, 0xfbf7e9, 0xd9a441, 0xc0493b }, /* jade and gold */
  { 0x2e2440, 0x5e4b7e, 0xc17c9b, 0xf6c3b0, 0xfff4ea, 0xff8c61, 0xffe08a }, /* dusk */
  { 0x06142e, 0x0b3866, 0x1b77b5, 0x8fcbe8, 0xf2faff, 0xff7f50, 0xffe156 }, /* deep ocean */
};

static const BunkoArtPalette gray = {
  0x151515, 0x3a3a3a, 0x8a8a8a, 0xcdcdcd, 0xffffff, 0xe8e8e8, 0xb0b0b0,
};

/**
 * bunko_art_palette_for_seed:
 * @seed: the seed of a gallery
 *
 * Returns: (transfer none): the palette of the gallery, one of two dozen
 */
const BunkoArtPalette *
bunko_art_palette_for_seed (guint64 seed)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xc0104);

  return &palettes[bunko_art_random_below (&random, G_N_ELEMENTS (palettes))];
}

/**
 * bunko_art_palette_gray:
 *
 * Returns: (transfer none): the palette of pages in black and white
 */
const BunkoArtPalette *
bunko_art_palette_gray (void)
{
  return &gray;
}

static guint
mix_channel (guint32 a, guint32 b, guint shift, double t)
{
  double low = (a >> shift) & 0xff;
  double high = (b >> shift) & 0xff;

  return (guint) (low + (high - low) * t + 0.5);
}

/**
 * bunko_art_color_mix:
 * @a: a colour
 * @b: another one
 * @t: how much of @b, from 0 to 1
 *
 * Returns: the colour between the two
 */
guint32
bunko_art_color_mix (guint32 a, guint32 b, double t)
{
  return mix_channel (a, b, 16, t) << 16 | mix_channel (a, b, 8, t) << 8 | mix_channel (a, b, 0, t);
}

/**
 * bunko_art_color_luma:
 * @color: a colour
 *
 * Returns: how light it looks, from 0 to 1
 */
double
bunko_art_color_luma (guint32 color)
{
  return (0.299 * ((color >> 16) & 0xff) + 0.587 * ((color >> 8) & 0xff) + 0.114 * (color & 0xff)) /
         255.0;
}

/**
 * bunko_art_color_natural:
 * @palette: the palette in use
 * @color: the colour that something has by nature, as leaves are green
 *
 * Returns: @color, or its grey on a page in black and white
 */
guint32
bunko_art_color_natural (const BunkoArtPalette *palette, guint32 color)
{
  if (palette != &gray)
    return color;

  return (guint32) (bunko_art_color_luma (color) * 255) * 0x010101;
}
