/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-city.h"

#include <string.h>

#include "kinds/tandem-figures.h"
#include "kinds/tandem-parts.h"
#include "tandem-country.h"

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

enum
{
  NAME,
  SHORT_NAME,
  FORMER_NAMES,
  CITY_KIND,
  COUNTRY,
  COUNTRY_LABEL,
  SUBDIVISION,
  PARENT,
  MEMBERS,
  CODES,
  LOCATION,
  TIMEZONE,
  SETTINGS,
  POPULATION,
  AREA,
  GDP,
  LANGUAGES,
  WEBSITE,
  MEMBERSHIPS,
  PROFILE,
  STRENGTHS,
  NEEDS,
  ECONOMY,
  HAZARDS,
  WORKS_IN_ENGLISH,
};

static const TandemField fields[] =
{
  [NAME] = TANDEM_FIELD_L10N ("name", N_("Name"),
                              TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                              .group = N_("Identity"),
                              .help = N_("The official name, in English and in the city's own script")),
  [SHORT_NAME] = TANDEM_FIELD_L10N ("short_name", N_("Short name"), TANDEM_SEARCHED, .group = N_("Identity")),
  [FORMER_NAMES] = TANDEM_FIELD_TEXT_SET ("former_names", N_("Former names"), TANDEM_SEARCHED,
                                          .group = N_("Identity")),
  [CITY_KIND] = TANDEM_FIELD_ENUM ("city_kind", N_("Kind of authority"), city_kind_vocabulary,
                                   TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Identity")),
  [COUNTRY] = TANDEM_FIELD_COUNTRY ("country", N_("Country"), TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                                    .group = N_("Identity"), .help = N_("Two letters, ISO 3166-1")),
  [COUNTRY_LABEL] = TANDEM_FIELD_L10N ("country_label", N_("Country as shown"), 0, .group = N_("Identity"),
                                       .help = N_("Where the programme words it otherwise, as in “Hong Kong SAR”")),
  [SUBDIVISION] = TANDEM_FIELD_TEXT ("subdivision", N_("Province or region"), TANDEM_LISTED,
                                     .group = N_("Identity"), .help = N_("ISO 3166-2, for example CN-SD")),
  [PARENT] = TANDEM_FIELD_REF ("parent", N_("Part of"), TANDEM_KINDS ("city"), TANDEM_INDEXED,
                               .group = N_("Identity")),
  [MEMBERS] = TANDEM_FIELD_REFS ("members", N_("Municipalities of the group"), TANDEM_KINDS ("city"), 0,
                                 .group = N_("Identity"), .help = N_("For a group that applies together")),
  [CODES] = TANDEM_FIELD_OBJECT ("codes", N_("Codes"), codes_fields, 0, .group = N_("Identity")),
  [LOCATION] = TANDEM_FIELD_GEO ("location", N_("Location"), TANDEM_EXPECTED, .group = N_("Place"),
                                 .help = N_("Decimal degrees; the map and the matching use them")),
  [TIMEZONE] = TANDEM_FIELD_TEXT ("timezone", N_("Time zone"), TANDEM_EXPECTED, .group = N_("Place"),
                                  .help = N_("As in Europe/Rome; meetings show both local times")),
  [SETTINGS] = TANDEM_FIELD_ENUM_SET ("settings", N_("Setting"), setting_vocabulary, 0, .group = N_("Place")),
  [POPULATION] = TANDEM_FIELD_LIST ("population", N_("Population"), tandem_figure_fields, TANDEM_EXPECTED,
                                    .group = N_("Figures"),
                                    .help = N_("Each figure with its year and source")),
  [AREA] = TANDEM_FIELD_LIST ("area", N_("Area (km²)"), tandem_figure_fields, TANDEM_EXPECTED,
                              .group = N_("Figures"), .help = N_("Of the same territory as the population")),
  [GDP] = TANDEM_FIELD_STAT ("gdp", N_("GDP"), 0, .group = N_("Figures")),
  [LANGUAGES] = TANDEM_FIELD_TEXT_SET ("languages", N_("Languages"), TANDEM_EXPECTED, .group = N_("Profile"),
                                       .help = N_("Tags such as it or zh-Hans, the main one first")),
  [WEBSITE] = TANDEM_FIELD_URL ("website", N_("Website"), 0, .group = N_("Profile")),
  [MEMBERSHIPS] = TANDEM_FIELD_LIST ("memberships", N_("Networks"), memberships_fields, 0,
                                     .group = N_("Profile")),
  [PROFILE] = TANDEM_FIELD_L10N ("profile", N_("Profile"), TANDEM_SEARCHED | TANDEM_LONG,
                                 .group = N_("Profile"),
                                 .help = N_("Context, governance, strategies, earlier partnerships")),
  [STRENGTHS] = TANDEM_FIELD_ENUM_SET ("strengths", N_("Can show"), tandem_vocabulary_topics, TANDEM_INDEXED,
                                       .group = N_("Profile"),
                                       .help = N_("Topics in which others can learn from this city")),
  [NEEDS] = TANDEM_FIELD_ENUM_SET ("needs", N_("Wants to learn"), tandem_vocabulary_topics, TANDEM_INDEXED,
                                   .group = N_("Profile"),
                                   .help = N_("Topics in which this city looks for a partner")),
  [ECONOMY] = TANDEM_FIELD_TEXT_SET ("economy", N_("Economic structure"), TANDEM_SEARCHED,
                                     .group = N_("Profile"),
                                     .help = N_("Key words: automotive, port, tourism …")),
  [HAZARDS] = TANDEM_FIELD_ENUM_SET ("hazards", N_("Climate hazards"), tandem_vocabulary_hazards, 0,
                                     .group = N_("Profile")),
  [WORKS_IN_ENGLISH] = TANDEM_FIELD_BOOL ("works_in_english", N_("Can work in English"), 0,
                                          .group = N_("Profile")),
  TANDEM_COMMON_FIELDS,
};

/* People per km² between which a city is plausible (domain.md 1.6). */
#define DENSITY_MIN 20
#define DENSITY_MAX 40000
/* Two figures of one year may differ by this share. */
#define CONTRADICTION 0.10

/* The figure of the newest year; without years the first. */
static gboolean
get_newest (TandemVal figures,
            double   *number)
{
  gint64 newest = G_MININT64;
  TandemValIter iter;
  TandemVal figure;

  tandem_val_iter_init (&iter, figures);
  while (tandem_val_iter_next (&iter, NULL, &figure))
    {
      gint64 year = tandem_val_int (tandem_val_member (figure, "year"), 0);
      double candidate;

      if (year > newest && tandem_val_number (tandem_val_member (figure, "value"), &candidate))
        {
          newest = year;
          *number = candidate;
        }
    }

  return newest != G_MININT64;
}

/**
 * tandem_city_get_population:
 * @doc: a city
 *
 * Returns: people, by the newest figure; -1 if there is none
 */
gint64
tandem_city_get_population (const TandemDoc *doc)
{
  double people;

  if (!get_newest (tandem_doc_field (doc, POPULATION), &people) || people < 0 || people > 1e12)
    return -1;

  return (gint64) people;
}

/**
 * tandem_city_get_area:
 * @doc: a city
 * @area: (out): km², by the newest figure
 *
 * Returns: whether there is one
 */
gboolean
tandem_city_get_area (const TandemDoc *doc,
                      double          *area)
{
  return get_newest (tandem_doc_field (doc, AREA), area) && *area > 0;
}

/**
 * tandem_city_get_density:
 * @doc: a city
 * @density: (out): people per km²
 *
 * Returns: whether it can be said
 */
gboolean
tandem_city_get_density (const TandemDoc *doc,
                         double          *density)
{
  gint64 people = tandem_city_get_population (doc);
  double area;

  if (people < 0 || !tandem_city_get_area (doc, &area))
    return FALSE;

  *density = (double) people / area;
  return TRUE;
}

/**
 * tandem_city_get_native_name:
 * @doc: a city
 *
 * Returns: (transfer none) (nullable): its name in its own first language
 */
const char *
tandem_city_get_native_name (const TandemDoc *doc)
{
  TandemValIter iter;
  TandemVal language;

  tandem_val_iter_init (&iter, tandem_doc_field (doc, LANGUAGES));
  if (!tandem_val_iter_next (&iter, NULL, &language) || tandem_val_string (language) == NULL)
    return NULL;

  return tandem_val_string (tandem_val_member (tandem_val_member (tandem_doc_field (doc, NAME),
                                                                  tandem_val_string (language)), "text"));
}

static void
compute_people (const TandemDoc     *doc,
                const TandemContext *context,
                GValue              *value)
{
  g_value_set_int (value, (int) MIN (tandem_city_get_population (doc), G_MAXINT));
}

static void
compute_density (const TandemDoc     *doc,
                 const TandemContext *context,
                 GValue              *value)
{
  double density;

  g_value_set_int (value, tandem_city_get_density (doc, &density) ? (int) MIN (density + 0.5, G_MAXINT) : -1);
}

static void
compute_native_name (const TandemDoc     *doc,
                     const TandemContext *context,
                     GValue              *value)
{
  g_value_set_string (value, tandem_city_get_native_name (doc));
}

static const TandemComputed computed[] =
{
  { "people", N_("People"), G_TYPE_INT, compute_people },
  { "density", N_("People per km²"), G_TYPE_INT, compute_density },
  { "native_name", N_("Name in its own language"), G_TYPE_STRING, compute_native_name },
};

static void
check_density (TandemCheck *check)
{
  double density;

  if (!tandem_city_get_density (check->doc, &density) || (density >= DENSITY_MIN && density <= DENSITY_MAX))
    return;

  tandem_check_warn (check, "CI-01", "area",
                     _("That would be %.0f people per km²: check the unit, and that both figures are of the same territory."),
                     density);
}

/* Whether @figure contradicts one before it in @figures. */
static gboolean
contradicts (TandemVal figures,
             TandemVal figure,
             gint64   *year)
{
  TandemValIter iter;
  TandemVal other;
  double a, b;

  *year = tandem_val_int (tandem_val_member (figure, "year"), 0);
  if (*year == 0 || !tandem_val_number (tandem_val_member (figure, "value"), &a))
    return FALSE;

  tandem_val_iter_init (&iter, figures);
  while (tandem_val_iter_next (&iter, NULL, &other) && other.node != figure.node)
    {
      if (tandem_val_int (tandem_val_member (other, "year"), 0) == *year &&
          tandem_val_number (tandem_val_member (other, "value"), &b) &&
          MAX (a, b) - MIN (a, b) > CONTRADICTION * MIN (a, b))
        return TRUE;
    }

  return FALSE;
}

static void
check_figures (TandemCheck *check,
               guint        field)
{
  TandemVal figures = tandem_doc_field (check->doc, field), figure;
  TandemValIter iter;
  gint64 year;

  tandem_val_iter_init (&iter, figures);
  for (guint i = 0; tandem_val_iter_next (&iter, NULL, &figure); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s[%u].value", fields[field].name, i);

      if (contradicts (figures, figure, &year))
        tandem_check_warn (check, "CI-02", path,
                           _("Two figures for %d differ by more than 10 %%."), (int) year);
    }
}

/* The forms codes have (domain.md 6.2): a letter stands for itself or its class. */
static const struct { const char *path, *pattern; } code_forms[] =
{
  { "codes.un_locode", "^[A-Z]{2} ?[A-Z2-9]{3}$" },
  { "codes.wikidata_qid", "^Q[1-9][0-9]*$" },
  { "codes.gb_t_2260", "^[0-9]{6}$" },
  { "codes.nuts_code", "^[A-Z]{2}[0-9A-Z]{3}$" },
  { "country", "^[A-Z]{2}$" },
  { "subdivision", "^[A-Z]{2}-[A-Z0-9]{1,3}$" },
};

static void
check_codes (TandemCheck *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (code_forms); i++)
    {
      const char *code = tandem_val_string (tandem_doc_get (check->doc, code_forms[i].path));

      if (code != NULL && !g_regex_match_simple (code_forms[i].pattern, code, 0, 0))
        tandem_check_warn (check, "CI-03", code_forms[i].path,
                           _("“%s” does not look like such a code."), code);
    }
}

static void
check (TandemCheck *check)
{
  check_density (check);
  check_figures (check, POPULATION);
  check_figures (check, AREA);
  check_codes (check);
}

const TandemKind tandem_city_kind =
{
  .name = "city",
  .label = N_("City"),
  .plural = N_("Cities"),
  .icon = "place-cities-symbolic",
  .scope = TANDEM_SCOPE_CATALOGUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .record_type = tandem_city_get_type,
};

TANDEM_DEFINE_RECORD (TandemCity, tandem_city)
