/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "codec-target.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  return codec_target_run ("image/gif", data, size);
}
