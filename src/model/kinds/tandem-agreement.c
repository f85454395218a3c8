/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-agreement.h"

#include "kinds/tandem-health.h"
#include "kinds/tandem-parts.h"

static const TandemTerm agreement_kind_terms[] =
{
  { "mou_city", N_("Memorandum of understanding, cities") },
  { "cooperation_agreement", N_("Cooperation agreement") },
  { "joint_declaration", N_("Joint declaration") },
  { "letter_of_intent", N_("Letter of intent") },
  { "commitment_letter", N_("Commitment letter") },
  { "sister_city", N_("Sister city agreement") },
  { "mou_b2b", N_("Memorandum of understanding, businesses") },
  { "mou_university", N_("Memorandum of understanding, universities") },
};
TANDEM_DEFINE_TERMS (agreement_kind, "agreement_kind");

static const TandemTerm status_terms[] =
{
  { "draft", N_("Draft"), "dim" },
  { "negotiated", N_("Negotiated"), "accent" },
  { "translated", N_("Translated"), "accent" },
  { "cleared", N_("Cleared"), "accent" },
  { "signed", N_("Signed"), "success" },
  { "in_force", N_("In force"), "success" },
  { "expired", N_("Expired"), "error" },
  { "renewed", N_("Renewed"), "dim" },
  { "terminated", N_("Terminated"), "dim" },
};
TANDEM_DEFINE_TERMS (status, "agreement_status");

static const TandemTransition status_steps[] =
{
  { "draft", { "negotiated" } },
  { "negotiated", { "translated", "draft" } },
  { "translated", { "cleared", "negotiated" } },
  { "cleared", { "signed", "negotiated" } },
  { "signed", { "in_force", "terminated" } },
  { "in_force", { "expired", "renewed", "terminated" } },
  { "expired", { "renewed" } },
  { "renewed", { NULL } },
  { "terminated", { NULL } },
  { NULL },
};

static const TandemField parties_fields[] =
{
  TANDEM_FIELD_REF ("party", N_("Party"), TANDEM_KINDS ("city", "organisation"), TANDEM_REQUIRED),
  TANDEM_FIELD_L10N ("position", N_("Signed by"), 0, .help = N_("Position, not name")),
  TANDEM_FIELD_DATE ("signed_on", N_("Signed on"), 0),
  TANDEM_FIELD_L10N ("place", N_("Place"), 0),
};

enum
{
  TITLE,
  PARTNERSHIP,
  AGREEMENT_KIND,
  STATUS,
  PARTIES,
  SIGNED_ON,
  EFFECTIVE_FROM,
  EXPIRES_ON,
  AUTO_RENEW,
  SUPERSEDES,
  NON_BINDING,
  LANGUAGES,
  EQUALLY_VALID,
  AREAS,
  SUMMARY,
  FILES,
};

static const TandemField fields[] =
{
  [TITLE] = TANDEM_FIELD_L10N ("title", N_("Title"),
                               TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                               .group = N_("Agreement")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED,
                                    .group = N_("Agreement")),
  [AGREEMENT_KIND] = TANDEM_FIELD_ENUM ("agreement_kind", N_("Kind"), agreement_kind_vocabulary,
                                        TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                                        .group = N_("Agreement")),
  [STATUS] = TANDEM_FIELD_ENUM ("status", N_("Status"), status_vocabulary,
                                TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Agreement"),
                                .transitions = status_steps),
  [PARTIES] = TANDEM_FIELD_LIST ("parties", N_("Parties"), parties_fields, TANDEM_EXPECTED,
                                 .group = N_("Agreement"), .help = N_("Two or more")),
  [SIGNED_ON] = TANDEM_FIELD_DATE ("signed_on", N_("Signed on"), TANDEM_LISTED, .group = N_("Validity")),
  [EFFECTIVE_FROM] = TANDEM_FIELD_DATE ("effective_from", N_("In force from"), 0, .group = N_("Validity")),
  [EXPIRES_ON] = TANDEM_FIELD_DATE ("expires_on", N_("Expires on"),
                                    TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED,
                                    .group = N_("Validity")),
  [AUTO_RENEW] = TANDEM_FIELD_BOOL ("auto_renew", N_("Renews itself"), 0, .group = N_("Validity")),
  [SUPERSEDES] = TANDEM_FIELD_REF ("supersedes", N_("Replaces"), TANDEM_KINDS ("agreement"), 0,
                                   .group = N_("Validity")),
  [NON_BINDING] = TANDEM_FIELD_BOOL ("non_binding", N_("Not binding in law"), 0, .group = N_("Validity")),
  [LANGUAGES] = TANDEM_FIELD_TEXT_SET ("languages", N_("Languages"), TANDEM_EXPECTED, .group = N_("Content")),
  [EQUALLY_VALID] = TANDEM_FIELD_BOOL ("equally_valid", N_("All languages equally valid"), 0,
                                       .group = N_("Content")),
  [AREAS] = TANDEM_FIELD_ENUM_SET ("areas", N_("Areas"), tandem_vocabulary_topics, 0, .group = N_("Content")),
  [SUMMARY] = TANDEM_FIELD_L10N ("summary", N_("Summary"), TANDEM_SEARCHED | TANDEM_LONG,
                                 .group = N_("Content")),
  [FILES] = TANDEM_FIELD_REFS ("files", N_("Files"), TANDEM_KINDS ("attachment"), 0, .group = N_("Content")),
  TANDEM_COMMON_FIELDS,
};

/* Whether it holds for as long as its dates say. */
static gboolean
is_signed (const TandemDoc *doc)
{
  const char *status = tandem_val_string (tandem_doc_field (doc, STATUS));

  return g_strcmp0 (status, "signed") == 0 || g_strcmp0 (status, "in_force") == 0;
}

/**
 * tandem_agreement_has_expired:
 * @doc: an agreement
 * @context: today
 *
 * Returns: whether it was signed and has run out, by its status or its date
 */
gboolean
tandem_agreement_has_expired (const TandemDoc     *doc,
                              const TandemContext *context)
{
  TandemDate end = tandem_val_date (tandem_doc_field (doc, EXPIRES_ON));

  if (g_strcmp0 (tandem_val_string (tandem_doc_field (doc, STATUS)), "expired") == 0)
    return TRUE;

  return is_signed (doc) && tandem_date_is_set (end) && !tandem_val_bool (tandem_doc_field (doc, AUTO_RENEW)) &&
         tandem_date_compare (end, tandem_context_get_today (context)) < 0;
}

/**
 * tandem_agreement_is_expiring:
 * @doc: an agreement
 * @context: today
 *
 * Returns: whether it ends within six months (ui.md 3)
 */
gboolean
tandem_agreement_is_expiring (const TandemDoc     *doc,
                              const TandemContext *context)
{
  TandemDate today = tandem_context_get_today (context);
  TandemDate end = tandem_val_date (tandem_doc_field (doc, EXPIRES_ON));

  return is_signed (doc) && tandem_date_is_set (end) && !tandem_val_bool (tandem_doc_field (doc, AUTO_RENEW)) &&
         tandem_date_compare (end, today) >= 0 &&
         tandem_date_compare (end, tandem_date_add_months (today, TANDEM_EXPIRING_MONTHS)) <= 0;
}

/**
 * tandem_agreement_is_replaced:
 * @doc: an agreement
 * @context: (nullable): resolver
 *
 * Returns: whether a later agreement that was signed says that it replaces it
 */
gboolean
tandem_agreement_is_replaced (const TandemDoc     *doc,
                              const TandemContext *context)
{
  g_autoptr(GPtrArray) later = tandem_context_referring (context, "agreement", "supersedes",
                                                         tandem_doc_get_id (doc));

  for (guint i = 0; i < later->len; i++)
    {
      if (is_signed (g_ptr_array_index (later, i)))
        return TRUE;
    }

  return FALSE;
}

static void
compute_state (const TandemDoc     *doc,
               const TandemContext *context,
               GValue              *value)
{
  if (tandem_agreement_has_expired (doc, context))
    g_value_set_static_string (value, "expired");
  else if (tandem_agreement_is_expiring (doc, context))
    g_value_set_static_string (value, "expiring");
  else
    g_value_set_string (value, tandem_val_string (tandem_doc_field (doc, STATUS)));
}

static const TandemComputed computed[] =
{
  { "state", N_("State"), G_TYPE_STRING, compute_state },
};

static void
check (TandemCheck *check)
{
  TandemDate from = tandem_val_date (tandem_doc_field (check->doc, EFFECTIVE_FROM));
  TandemDate end = tandem_val_date (tandem_doc_field (check->doc, EXPIRES_ON));

  if (tandem_val_length (tandem_doc_field (check->doc, PARTIES)) < 2)
    tandem_check_warn (check, "AM-01", "parties", _("An agreement has at least two parties."));
  if (tandem_date_is_set (end) && tandem_date_compare (end, from) < 0)
    tandem_check_warn (check, "AM-02", "expires_on", _("It ends before it begins."));
  if (is_signed (check->doc) && tandem_agreement_has_expired (check->doc, check->context) &&
      !tandem_agreement_is_replaced (check->doc, check->context))
    tandem_check_warn (check, "AM-03", "status", _("Its last day is past."));
}

const TandemKind tandem_agreement_kind =
{
  .name = "agreement",
  .label = N_("Agreement"),
  .plural = N_("Agreements"),
  .icon = "agreement-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .computed = computed,
  .n_computed = G_N_ELEMENTS (computed),
  .check = check,
  .record_type = tandem_agreement_get_type,
};

TANDEM_DEFINE_RECORD (TandemAgreement, tandem_agreement)
