/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-seed.h"

#include <string.h>

struct _TandemSeed
{
  double   scale;
  guint64  seed;
  guint64  state;               /* of the numbers */
  guint    part;                /* row of `parts` */
  guint    number;              /* within the part */
  GString *body;
};

typedef enum
{
  CITY, ORGANISATION, PARTNERSHIP, PLAN, OBJECTIVE, ACTION, MILESTONE, INDICATOR, PRACTICE,
} Part;

static void write_city (TandemSeed *self);
static void write_organisation (TandemSeed *self);
static void write_partnership (TandemSeed *self);
static void write_plan (TandemSeed *self);
static void write_objective (TandemSeed *self);
static void write_action (TandemSeed *self);
static void write_milestone (TandemSeed *self);
static void write_indicator (TandemSeed *self);
static void write_practice (TandemSeed *self);

/* How many of each at scale 1, in the order in which they need each other. */
static const struct
{
  const char *kind;
  guint       count;
  void        (*write) (TandemSeed *self);
} parts[] = {
  [CITY] = { "city", 500, write_city },
  [ORGANISATION] = { "organisation", 1000, write_organisation },
  [PARTNERSHIP] = { "partnership", 250, write_partnership },
  [PLAN] = { "plan", 500, write_plan },
  [OBJECTIVE] = { "objective", 1500, write_objective },
  [ACTION] = { "action", 15000, write_action },
  [MILESTONE] = { "milestone", 75000, write_milestone },
  [INDICATOR] = { "indicator", 2000, write_indicator },
  [PRACTICE] = { "practice", 5000, write_practice },
};

/* Values of each indicator. */
#define N_VALUES 10

/* ---- words ------------------------------------------------------------------- */

static const char *const things[] =
{
  "harbour", "tram line", "wetland", "school", "market hall", "bicycle network", "heat plant", "waste depot", "river bank",
  "solar roofs", "street lights", "drainage", "park", "museum", "library", "charging points", "freight centre",
  "bus station", "power grid", "water works", "air stations", "housing estate", "incubator", "workshop", "theatre",
};

static const char *const deeds[] =
{
  "plan for the", "study of the", "renewal of the", "opening of the", "training at the", "exchange about the",
  "report on the", "agreement on the", "budget of the", "tender for the", "survey of the", "map of the",
};

static const char *const signs_first[] =
{
  "智慧", "绿色", "低碳", "职业", "港口", "社区", "水资源", "空气", "交通", "能源", "文化", "旅游", "工业", "创新", "健康",
};

static const char *const signs_last[] =
{
  "合作", "规划", "培训", "监测", "示范", "研究", "改造", "交流", "平台", "中心", "试点", "评估", "计划", "项目", "协议",
};

static const char *const viet_words[] =
{
  "cảng", "tàu điện", "đất ngập nước", "trường học", "chợ", "xe đạp", "năng lượng", "rác thải", "bờ sông", "mặt trời",
  "chiếu sáng", "thoát nước", "công viên", "bảo tàng", "thư viện", "nước sạch", "không khí", "nhà ở",
};

static const char *const syllables[] =
{
  "bar", "lin", "mon", "ter", "sal", "gra", "vel", "dor", "nes", "ria", "cas", "lo", "pal", "mi", "ber", "tan",
};

static const char *const topics[] =
{
  "air_quality", "circular_economy", "digital_transition", "energy_transition", "urban_mobility",
  "water_waste_sanitation", "culture_tourism", "housing",
};

/* ---- numbers ----------------------------------------------------------------- */

/* splitmix64: small, and the same on every machine. */
static guint64
draw (TandemSeed *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/* From 0 to @n - 1. */
static guint
pick (TandemSeed *self,
      guint       n)
{
  return (guint) ((draw (self) >> 32) * n >> 32);
}

#define PICK(SELF, WORDS) (WORDS)[pick (SELF, G_N_ELEMENTS (WORDS))]

/* ---- writing ----------------------------------------------------------------- */

static void
append_padded (GString *out,
               guint64  number,
               guint    n_digits)
{
  char digits[24];

  for (guint i = n_digits; i-- > 0; number /= 10)
    digits[i] = '0' + (char) (number % 10);
  g_string_append_len (out, digits, n_digits);
}

/* Digits are signs of an id too. */
static void
append_numbered (GString    *out,
                 guint64     seed,
                 const char *kind,
                 guint       number)
{
  g_string_append (out, kind);
  g_string_append (out, ":01S");
  append_padded (out, seed, 10);
  append_padded (out, number, 13);
}

static void
append_id (TandemSeed *self,
           Part        part,
           guint       number)
{
  append_numbered (self->body, self->seed, parts[part].kind, number);
}

static void
append_ref (TandemSeed *self,
            const char *field,
            Part        part,
            guint       number)
{
  g_string_append (self->body, ",\"");
  g_string_append (self->body, field);
  g_string_append (self->body, "\":\"");
  append_id (self, part, number);
  g_string_append_c (self->body, '"');
}

static void
append_text (TandemSeed *self,
             const char *field,
             const char *text)
{
  g_string_append (self->body, ",\"");
  g_string_append (self->body, field);
  g_string_append (self->body, "\":\"");
  g_string_append (self->body, text);
  g_string_append_c (self->body, '"');
}

static void
append_day (TandemSeed *self,
            const char *field,
            guint       day)
{
  g_string_append (self->body, ",\"");
  g_string_append (self->body, field);
  g_string_append (self->body, "\":\"");
  append_padded (self->body, 2022 + day / 336, 4);
  g_string_append_c (self->body, '-');
  append_padded (self->body, day / 28 % 12 + 1, 2);
  g_string_append_c (self->body, '-');
  append_padded (self->body, day % 28 + 1, 2);
  g_string_append_c (self->body, '"');
}

static void
append_words (TandemSeed *self,
              guint       n_deeds)
{
  for (guint i = 0; i < n_deeds; i++)
    {
      g_string_append (self->body, i > 0 ? ", " : "");
      g_string_append (self->body, PICK (self, deeds));
      g_string_append_c (self->body, ' ');
      g_string_append (self->body, PICK (self, things));
    }
}

/* English, Chinese, and in one of four Vietnamese. */
static void
append_l10n (TandemSeed *self,
             const char *field,
             guint       n_deeds)
{
  g_string_append (self->body, ",\"");
  g_string_append (self->body, field);
  g_string_append (self->body, "\":{\"en\":{\"text\":\"");
  append_words (self, n_deeds);
  g_string_append (self->body, "\"},\"zh-Hans\":{\"status\":\"draft\",\"text\":\"");
  for (guint i = 0; i < n_deeds; i++)
    {
      g_string_append (self->body, PICK (self, signs_first));
      g_string_append (self->body, PICK (self, signs_last));
    }
  if (pick (self, 4) == 0)
    {
      g_string_append (self->body, "\"},\"vi\":{\"status\":\"machine\",\"text\":\"kế hoạch ");
      for (guint i = 0; i < n_deeds; i++)
        {
          g_string_append (self->body, i > 0 ? ", " : "");
          g_string_append (self->body, PICK (self, viet_words));
        }
    }
  g_string_append (self->body, "\"}}");
}

static guint
count (TandemSeed *self,
       Part        part)
{
  return tandem_seed_count (self->scale, parts[part].kind);
}

/* ---- the kinds ---------------------------------------------------------------- */

/* Every second city stands on the other side. */
static gboolean
is_partner (guint number)
{
  return number % 2 == 1;
}

static void
write_city (TandemSeed *self)
{
  gboolean partner = is_partner (self->number);

  g_string_append_printf (self->body, ",\"name\":{\"en\":{\"text\":\"%c%s%s %u\"}", 'A' + (char) pick (self, 26),
                          PICK (self, syllables), PICK (self, syllables), self->number);
  if (partner)
    g_string_append_printf (self->body, ",\"zh-Hans\":{\"status\":\"approved\",\"text\":\"%s%u市\"}",
                            PICK (self, signs_first), self->number);
  g_string_append_printf (self->body, "},\"city_kind\":\"municipality\",\"country\":\"%s\",\"timezone\":\"%s\","
                          "\"location\":{\"lat\":\"%u.%02u\",\"lon\":\"%u.%02u\"},"
                          "\"population\":[{\"id\":\"p1\",\"value\":\"%u000\",\"year\":2020,\"source\":\"made up\"}],"
                          "\"area\":[{\"id\":\"a1\",\"value\":\"%u\",\"year\":2020,\"source\":\"made up\"}]",
                          partner ? "CN" : "IT", partner ? "Asia/Shanghai" : "Europe/Rome", 25 + pick (self, 15),
                          pick (self, 100), partner ? 100 + pick (self, 20) : 8 + pick (self, 10), pick (self, 100),
                          100 + pick (self, 4000), 100 + pick (self, 900));
}

static void
write_organisation (TandemSeed *self)
{
  guint city = self->number % count (self, CITY);

  append_l10n (self, "name", 1);
  append_text (self, "org_type", "local_gov");
  append_text (self, "country", is_partner (city) ? "CN" : "IT");
  append_ref (self, "city", CITY, city);
}

static void
append_member (TandemSeed *self,
               const char *id,
               const char *side,
               guint       city)
{
  g_string_append_printf (self->body, "{\"id\":\"%s\"", id);
  append_ref (self, "city", CITY, city);
  append_text (self, "side", side);
  append_text (self, "role", "lead");
  g_string_append_c (self->body, '}');
}

static void
write_partnership (TandemSeed *self)
{
  guint n_cities = count (self, CITY);

  g_string_append_printf (self->body, ",\"code\":\"P%u\",\"form\":\"pairing\",\"status\":\"active\",\"round\":2022,"
                          "\"period\":{\"from\":\"2022-01\",\"to\":\"2027-12\"},\"members\":[", self->number);
  append_member (self, "m1", "eu", 2 * self->number % n_cities);
  g_string_append_c (self->body, ',');
  append_member (self, "m2", "partner", (2 * self->number + 1) % n_cities);
  g_string_append_printf (self->body, "],\"topics\":[\"%s\"]", PICK (self, topics));
}

static void
write_plan (TandemSeed *self)
{
  guint partnership = self->number % count (self, PARTNERSHIP);

  append_l10n (self, "title", 1);
  append_ref (self, "owner", PARTNERSHIP, partnership);
  append_ref (self, "partnership", PARTNERSHIP, partnership);
  g_string_append (self->body, ",\"plan_kind\":\"UCAP\",\"status\":\"drafting\",\"version\":\"0.5\",\"base_language\":\"en\","
                   "\"languages\":[\"en\",\"zh-Hans\"],\"period\":{\"from\":\"2022-01\",\"to\":\"2027-12\"}");
  append_l10n (self, "vision", 3);
}

/* What stands in the plan: its plan, its pairing, its place among the others. */
static guint
append_in_plan (TandemSeed *self,
                guint       plan,
                char        letter)
{
  append_ref (self, "plan", PLAN, plan);
  append_ref (self, "partnership", PARTNERSHIP, plan % count (self, PARTNERSHIP));
  g_string_append_printf (self->body, ",\"code\":\"%c%u\",\"order\":\"", letter, self->number);
  append_padded (self->body, self->number, 8);
  g_string_append_c (self->body, '"');

  return plan;
}

static void
write_objective (TandemSeed *self)
{
  append_in_plan (self, self->number % count (self, PLAN), 'O');
  append_text (self, "level", "strategic");
  append_l10n (self, "statement", 1);
}

/* The plan of an action is that of its objective. */
static guint
plan_of_action (TandemSeed *self,
                guint       action)
{
  return action % count (self, OBJECTIVE) % count (self, PLAN);
}

static void
write_action (TandemSeed *self)
{
  static const char *const states[] = { "planned", "not_started", "ongoing", "completed" };

  append_in_plan (self, plan_of_action (self, self->number), 'A');
  g_string_append (self->body, ",\"objectives\":[\"");
  append_id (self, OBJECTIVE, self->number % count (self, OBJECTIVE));
  g_string_append (self->body, "\"]");
  append_l10n (self, "title", 1);
  append_l10n (self, "description", 4);
  append_text (self, "action_type", "service");
  append_text (self, "status", PICK (self, states));
  g_string_append_printf (self->body, ",\"topics\":[\"%s\"],\"progress_pct\":%u", PICK (self, topics), pick (self, 101));
  append_ref (self, "lead", ORGANISATION, self->number % count (self, ORGANISATION));
}

static void
write_milestone (TandemSeed *self)
{
  static const char *const states[] = { "planned", "planned", "in_progress", "delayed" };
  guint action = self->number % count (self, ACTION);
  guint day = pick (self, 28 * 12 * 6);
  gboolean achieved = pick (self, 3) == 0;

  append_in_plan (self, plan_of_action (self, action), 'M');
  append_ref (self, "owner", ACTION, action);
  append_l10n (self, "title", 1);
  append_text (self, "status", achieved ? "achieved" : PICK (self, states));
  append_day (self, "due", day);
  append_day (self, "baseline_due", day > 28 ? day - pick (self, 28) : day);
  if (achieved)
    append_day (self, "done_on", day);
  append_ref (self, "responsible", ORGANISATION, action % count (self, ORGANISATION));
  append_l10n (self, "deliverable", 1);
  g_string_append (self->body, ",\"updates\":[{\"id\":\"u1\",\"rag\":\"green\"");
  append_day (self, "on", day > 14 ? day - 14 : day);
  append_l10n (self, "note", 2);
  g_string_append (self->body, "}]");
}

static void
write_indicator (TandemSeed *self)
{
  guint action = self->number % count (self, ACTION);

  append_in_plan (self, plan_of_action (self, action), 'I');
  append_ref (self, "owner", ACTION, action);
  append_l10n (self, "name", 1);
  g_string_append (self->body, ",\"indicator_kind\":\"output\",\"unit\":\"number\",\"direction\":\"increase\","
                   "\"baseline\":{\"value\":\"0\",\"year\":2021},\"target\":{\"value\":\"1000\",\"year\":2027},\"values\":[");
  for (guint i = 0; i < N_VALUES; i++)
    g_string_append_printf (self->body, "%s{\"id\":\"v%u\",\"period\":\"%u-%02u\",\"value\":\"%u\",\"status\":\"final\"}",
                            i > 0 ? "," : "", i, 2022 + i / 2, i % 2 * 6 + 1, 100 * i + pick (self, 100));
  g_string_append_c (self->body, ']');
}

static void
write_practice (TandemSeed *self)
{
  guint city = self->number % count (self, CITY);

  append_l10n (self, "title", 1);
  append_l10n (self, "summary", 2);
  append_l10n (self, "challenge", 4);
  append_l10n (self, "solution", 6);
  append_l10n (self, "outcome", 3);
  append_ref (self, "city", CITY, city);
  append_text (self, "country", is_partner (city) ? "CN" : "IT");
  append_text (self, "status", "published");
  append_text (self, "maturity", "implemented");
  append_text (self, "language", "en");
  g_string_append_printf (self->body, ",\"topics\":[\"%s\"]", PICK (self, topics));
}

/* ---- the programme ------------------------------------------------------------ */

/**
 * tandem_seed_count:
 * @scale: how large; 1 is the everyday size
 * @kind: name of a kind
 *
 * Returns: how many records of @kind a programme of that size has; at least 2 of
 *   those it has at all
 */
guint
tandem_seed_count (double      scale,
                   const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].kind, kind))
      return MAX (2, (guint) (parts[i].count * scale));

  return 0;
}

/**
 * tandem_seed_dup_id:
 * @seed: as for tandem_seed_new()
 * @kind: name of a kind
 * @number: from 0
 *
 * Returns: (transfer full): the id of the record of that number
 */
char *
tandem_seed_dup_id (guint64     seed,
                    const char *kind,
                    guint       number)
{
  GString *id = g_string_new (NULL);

  append_numbered (id, seed, kind, number);

  return g_string_free (id, FALSE);
}

/**
 * tandem_seed_new:
 * @scale: how large; 1 is about 500 cities, 250 pairings, 500 plans, 15,000
 *   actions, 75,000 milestones, 20,000 values of indicators, 5,000 practices
 * @seed: another number is another programme
 *
 * Returns: (transfer full): an iterator over the documents
 */
TandemSeed *
tandem_seed_new (double  scale,
                 guint64 seed)
{
  TandemSeed *self;

  g_return_val_if_fail (scale >= 0 && scale <= 1000, NULL);

  self = g_new0 (TandemSeed, 1);
  self->scale = scale;
  self->seed = self->state = seed;
  self->body = g_string_sized_new (4096);

  return self;
}

void
tandem_seed_free (TandemSeed *self)
{
  g_string_free (self->body, TRUE);
  g_free (self);
}

/**
 * tandem_seed_next:
 * @self: the iterator
 *
 * Returns: (transfer full) (nullable): the next document, NULL at the end
 */
TandemDoc *
tandem_seed_next (TandemSeed *self)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *doc;

  g_return_val_if_fail (self != NULL, NULL);

  while (self->part < G_N_ELEMENTS (parts) && self->number >= count (self, self->part))
    {
      self->part++;
      self->number = 0;
    }
  if (self->part == G_N_ELEMENTS (parts))
    return NULL;

  g_string_assign (self->body, "{\"_id\":\"");
  append_id (self, self->part, self->number);
  g_string_append_c (self->body, '"');
  parts[self->part].write (self);
  g_string_append (self->body, ",\"illustration\":true}");
  self->number++;

  doc = tandem_doc_parse (self->body->str, (gssize) self->body->len, &error);
  if (doc == NULL)
    g_error ("%s: %s", self->body->str, error->message);

  return doc;
}
