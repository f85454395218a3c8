/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-city.h"

#include "kinds/tandem-parts.h"

static const TandemTerm city_kind_terms[] =
{
  { "municipality", N_("Municipality") },
  { "metropolitan_authority", N_("Metropolitan authority") },
  { "district_borough", N_("District or borough") },
  { "new_area_or_development_zone", N_("New area or development zone") },
  { "county", N_("County") },
  { "province_region", N_("Province or region") },
  { "group_of_municipalities", N_("Group of municipalities") },
  { "city_state", N_("City state") },
  { "SAR", N_("Special administrative region") },
};
TANDEM_DEFINE_TERMS (city_kind, "city_kind");

static const TandemTerm membership_status_terms[] =
{
  { "not_known", N_("Not known yet"), "dim" },
  { "applied", N_("Applied") },
  { "member", N_("Member"), "success" },
  { "suspended", N_("Suspended"), "warning" },
  { "former", N_("Former"), "dim" },
};
TANDEM_DEFINE_TERMS (membership_status, "membership_status");

static const TandemTerm setting_terms[] =
{
  { "coastal", N_("Coastal") },
  { "island", N_("Island") },
  { "river", N_("River") },
  { "lake", N_("Lake") },
  { "mountain", N_("Mountain") },
  { "port", N_("Port") },
  { "capital", N_("Capital") },
  { "border", N_("Border") },
  { "plain", N_("Plain") },
};
TANDEM_DEFINE_TERMS (setting, "setting");

static const TandemField codes_fields[] =
{
  TANDEM_FIELD_TEXT ("un_locode", N_("UN/LOCODE"), 0,
                     .help = N_("The entry of the city, not of its airport")),
  TANDEM_FIELD_TEXT_SET ("un_locode_aliases", N_("Other UN/LOCODEs"), 0,
                         .help = N_("Airport and port entries that people type instead")),
  TANDEM_FIELD_INT ("geonames_id", N_("GeoNames"), 0),
  TANDEM_FIELD_TEXT ("wikidata_qid", N_("Wikidata"), 0, .help = N_("Q and a number")),
  TANDEM_FIELD_TEXT ("gb_t_2260", N_("GB/T 2260"), 0, .help = N_("Six digits, China")),
  TANDEM_FIELD_TEXT ("nuts_code", N_("NUTS 3"), 0, .help = N_("European statistics; Greece is EL here")),
  TANDEM_FIELD_INT_IN ("nuts_edition", N_("NUTS edition"), tandem_range_year, 0),
  TANDEM_FIELD_TEXT ("lau", N_("LAU"), 0),
  TANDEM_FIELD_TEXT ("cdp_account", N_("CDP account"), 0),
  TANDEM_FIELD_TEXT ("gcom_id", N_("GCoM id"), 0),
  TANDEM_FIELD_TEXT ("other", N_("Other code"), 0),
};

static const TandemField memberships_fields[] =
{
  TANDEM_FIELD_ENUM ("network", N_("Network"), tandem_vocabulary_networks, TANDEM_REQUIRED),
  TANDEM_FIELD_DATE ("since", N_("Since"), 0),
  TANDEM_FIELD_ENUM ("status", N_("Status"), membership_status_vocabulary, 0),
};

static const TandemField fields[] =
{
  TANDEM_FIELD_L10N ("name", N_("Name"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Identity"),
                     .help = N_("The official name, in English and in the city's own script")),
  TANDEM_FIELD_L10N ("short_name", N_("Short name"), TANDEM_SEARCHED, .group = N_("Identity")),
  TANDEM_FIELD_TEXT_SET ("former_names", N_("Former names"), TANDEM_SEARCHED, .group = N_("Identity")),
  TANDEM_FIELD_ENUM ("city_kind", N_("Kind of authority"), city_kind_vocabulary,
                     TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Identity")),
  TANDEM_FIELD_TEXT ("country", N_("Country"), TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Identity"), .help = N_("Two letters, ISO 3166-1")),
  TANDEM_FIELD_L10N ("country_label", N_("Country as shown"), 0, .group = N_("Identity"),
                     .help = N_("Where the programme words it differently, as in “Hong Kong SAR”")),
  TANDEM_FIELD_TEXT ("subdivision", N_("Province or region"), TANDEM_LISTED, .group = N_("Identity"),
                     .help = N_("ISO 3166-2, for example CN-SD")),
  TANDEM_FIELD_REF ("parent", N_("Part of"), TANDEM_KINDS ("city"), TANDEM_INDEXED, .group = N_("Identity")),
  TANDEM_FIELD_REFS ("members", N_("Municipalities of the group"), TANDEM_KINDS ("city"), 0,
                     .group = N_("Identity"), .help = N_("For a group that applies together")),
  TANDEM_FIELD_OBJECT ("codes", N_("Codes"), codes_fields, 0, .group = N_("Identity")),
  TANDEM_FIELD_GEO ("location", N_("Position"), TANDEM_EXPECTED, .group = N_("Place"),
                    .help = N_("Decimal degrees; the map and the matching use them")),
  TANDEM_FIELD_TEXT ("timezone", N_("Time zone"), TANDEM_EXPECTED, .group = N_("Place"),
                     .help = N_("As in Europe/Rome; meetings show both local times")),
  TANDEM_FIELD_ENUM_SET ("settings", N_("Setting"), setting_vocabulary, 0, .group = N_("Place")),
  TANDEM_FIELD_LIST ("population", N_("Population"), tandem_figure_fields, TANDEM_EXPECTED,
                     .group = N_("Figures"), .help = N_("Each figure with its year and source")),
  TANDEM_FIELD_LIST ("area", N_("Area (km²)"), tandem_figure_fields, TANDEM_EXPECTED, .group = N_("Figures"),
                     .help = N_("Of the same territory as the population")),
  TANDEM_FIELD_STAT ("gdp", N_("GDP"), 0, .group = N_("Figures")),
  TANDEM_FIELD_TEXT_SET ("languages", N_("Languages"), TANDEM_EXPECTED, .group = N_("Profile"),
                         .help = N_("Tags such as it or zh-Hans, the main one first")),
  TANDEM_FIELD_URL ("website", N_("Website"), 0, .group = N_("Profile")),
  TANDEM_FIELD_LIST ("memberships", N_("Networks"), memberships_fields, 0, .group = N_("Profile")),
  TANDEM_FIELD_L10N ("profile", N_("Profile"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Profile"),
                     .help = N_("Context, governance, strategies, earlier partnerships")),
  TANDEM_FIELD_ENUM_SET ("strengths", N_("Can show"), tandem_vocabulary_topics, TANDEM_INDEXED,
                         .group = N_("Profile"),
                         .help = N_("Topics in which others can learn from this city")),
  TANDEM_FIELD_ENUM_SET ("needs", N_("Wants to learn"), tandem_vocabulary_topics, TANDEM_INDEXED,
                         .group = N_("Profile"), .help = N_("Topics in which this city looks for a partner")),
  TANDEM_FIELD_TEXT_SET ("economy", N_("Economic structure"), TANDEM_SEARCHED, .group = N_("Profile"),
                         .help = N_("Key words: automotive, port, tourism …")),
  TANDEM_FIELD_ENUM_SET ("hazards", N_("Climate hazards"), tandem_vocabulary_hazards, 0,
                         .group = N_("Profile")),
  TANDEM_FIELD_BOOL ("works_in_english", N_("Can work in English"), 0, .group = N_("Profile")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_city_kind =
{
  .name = "city",
  .label = N_("City"),
  .plural = N_("Cities"),
  .icon = "place-cities-symbolic",
  .scope = TANDEM_SCOPE_CATALOGUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_city_get_type,
};

TANDEM_DEFINE_RECORD (TandemCity, tandem_city)
