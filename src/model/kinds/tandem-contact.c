/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-contact.h"

#include "kinds/tandem-parts.h"

static const TandemField fields[] =
{
  TANDEM_FIELD_TEXT ("display_name", N_("Name"),
                     TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE | TANDEM_PERSONAL,
                     .group = N_("Person")),
  TANDEM_FIELD_L10N ("position", N_("Position"), TANDEM_EXPECTED | TANDEM_LISTED | TANDEM_SEARCHED,
                     .group = N_("Person")),
  TANDEM_FIELD_REF ("organisation", N_("Organisation"), TANDEM_KINDS ("organisation"),
                    TANDEM_EXPECTED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Person")),
  TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"), TANDEM_INDEXED,
                    .group = N_("Person")),
  TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_INDEXED, .group = N_("Person")),
  TANDEM_FIELD_ENUM_SET ("roles", N_("Roles"), tandem_vocabulary_roles, TANDEM_INDEXED,
                         .group = N_("Person")),
  TANDEM_FIELD_TEXT_SET ("languages", N_("Languages"), 0, .group = N_("Person")),
  TANDEM_FIELD_BOOL ("publish_name", N_("Name may be published"), 0, .group = N_("Person")),
  TANDEM_FIELD_TEXT ("email", N_("E-mail"), TANDEM_PERSONAL, .group = N_("Reached At")),
  TANDEM_FIELD_TEXT ("phone", N_("Phone"), TANDEM_PERSONAL, .group = N_("Reached At")),
  TANDEM_FIELD_TEXT ("wechat", N_("WeChat"), TANDEM_PERSONAL, .group = N_("Reached At")),
  TANDEM_FIELD_TEXT ("note", N_("Note"), TANDEM_PERSONAL, .group = N_("Reached At")),
  TANDEM_COMMON_FIELDS,
};

const TandemKind tandem_contact_kind =
{
  .name = "contact",
  .label = N_("Person"),
  .plural = N_("People"),
  .icon = "person-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_type = tandem_contact_get_type,
};

TANDEM_DEFINE_RECORD (TandemContact, tandem_contact)
