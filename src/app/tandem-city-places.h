/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-form.h"
#include "tandem-keys.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemCityPlaces:
 *
 * Offers the places of the gazetteer below the name of a city while it is
 * typed. Choosing one fills in what it knows; what already stands in the form
 * stays, and is named. The gazetteer is read when it is first needed, and let
 * go when the form is out of sight.
 *
 * Signal `filled (const char *words)`: the form shows the city with what was
 * filled in; @words say what that was.
 */
#define TANDEM_TYPE_CITY_PLACES (tandem_city_places_get_type ())
G_DECLARE_FINAL_TYPE (TandemCityPlaces, tandem_city_places, TANDEM, CITY_PLACES, GObject)

TandemCityPlaces *tandem_city_places_attach (TandemForm       *form,
                                             TandemSession    *session);
gboolean          tandem_city_places_offers (TandemCityPlaces *self);

extern const TandemKeyTable tandem_city_places_keys;

G_END_DECLS
