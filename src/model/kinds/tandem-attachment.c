/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-attachment.h"

#include "kinds/tandem-parts.h"

static const TandemTerm attachment_kind_terms[] =
{
  { "letter", N_("Letter") },
  { "agreement", N_("Agreement") },
  { "minutes", N_("Minutes") },
  { "list", N_("List") },
  { "photo", N_("Photo") },
  { "evidence", N_("Evidence") },
  { "presentation", N_("Presentation") },
  { "data", N_("Data") },
  { "other", N_("Other") },
};
TANDEM_DEFINE_TERMS (attachment_kind, "attachment_kind");

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("owner", N_("Of"),
                    TANDEM_KINDS ("plan", "section", "objective", "action", "pilot", "milestone",
                                  "partnership", "agreement", "event", "decision", "city", "application",
                                  "practice", "gcom_profile", "inventory", "rva", "energy_assessment",
                                  "monitoring_report", "uea_membership", "uea_assessment"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("File")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("File")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                    .group = N_("File")),
  TANDEM_FIELD_L10N ("title", N_("Title"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("File")),
  TANDEM_FIELD_ENUM ("attachment_kind", N_("Kind"), attachment_kind_vocabulary,
                     TANDEM_INDEXED | TANDEM_LISTED, .group = N_("File")),
  TANDEM_FIELD_TEXT ("file_name", N_("File name"), TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED,
                     .group = N_("File")),
  TANDEM_FIELD_TEXT ("media_type", N_("Type"), TANDEM_EXPECTED, .group = N_("File")),
  TANDEM_FIELD_INT_IN ("size", N_("Size (bytes)"), tandem_range_natural, 0, .group = N_("File")),
  TANDEM_FIELD_TEXT ("sha256", N_("Checksum"), TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("File")),
  TANDEM_FIELD_TEXT ("language", N_("Language"), 0, .group = N_("File")),
  TANDEM_FIELD_L10N ("alternative", N_("In words"), 0, .group = N_("File"),
                     .help = N_("What a picture shows, for those who cannot see it")),
  TANDEM_FIELD_TEXT ("licence", N_("Licence"), 0, .group = N_("File")),
  TANDEM_FIELD_DATE ("dated", N_("Date"), 0, .group = N_("File")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_attachment_kind =
{
  .name = "attachment",
  .label = N_("File"),
  .plural = N_("Files"),
  .icon = "mail-attachment-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_attachment_get_type,
};

TANDEM_DEFINE_RECORD (TandemAttachment, tandem_attachment)
