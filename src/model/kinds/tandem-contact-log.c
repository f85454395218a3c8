/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-contact-log.h"

#include "kinds/tandem-parts.h"

static const TandemTerm channel_terms[] =
{
  { "email", N_("E-mail") },
  { "phone", N_("Phone") },
  { "video", N_("Video call") },
  { "messenger", N_("Messenger") },
  { "letter", N_("Letter") },
  { "in_person", N_("In person") },
};
TANDEM_DEFINE_TERMS (channel, "channel");

static const TandemField fields[] =
{
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                    TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Contact")),
  TANDEM_FIELD_DATE ("on", N_("On"), TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED,
                     .group = N_("Contact")),
  TANDEM_FIELD_ENUM ("channel", N_("Channel"), channel_vocabulary,
                     TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Contact")),
  TANDEM_FIELD_L10N ("summary", N_("Summary"),
                     TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                     .group = N_("Contact")),
  TANDEM_FIELD_L10N ("details", N_("Details"), TANDEM_SEARCHED | TANDEM_LONG, .group = N_("Contact")),
  TANDEM_FIELD_REFS ("people", N_("People"), TANDEM_KINDS ("contact"), TANDEM_PERSONAL,
                     .group = N_("Contact")),
  TANDEM_FIELD_REF ("side", N_("Started by"), TANDEM_KINDS ("city"), 0, .group = N_("Contact")),
  TANDEM_FIELD_L10N ("next_step", N_("Next step"), 0, .group = N_("Contact")),
  TANDEM_FIELD_DATE ("next_on", N_("Next contact"), TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Contact")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_contact_log_kind =
{
  .name = "contact_log",
  .label = N_("Contact made"),
  .plural = N_("Contacts made"),
  .icon = "mail-replied-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_contact_log_get_type,
};

TANDEM_DEFINE_RECORD (TandemContactLog, tandem_contact_log)
