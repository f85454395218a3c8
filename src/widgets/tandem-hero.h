/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* Both cities of a pairing, with the rings and the two local times between
 * them. For each side (left-…, right-…): name, native, language, place ("Lazio,
 * Italy · 2.8 million people"), country (narrow windows), zone (IANA). Also:
 * partners (the right side of one to many, lead first), now (Unix seconds; 0
 * follows the clock), narrow. */
#define TANDEM_TYPE_HERO (tandem_hero_get_type ())
G_DECLARE_FINAL_TYPE (TandemHero, tandem_hero, TANDEM, HERO, TandemView)

G_END_DECLS
