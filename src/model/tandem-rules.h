/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading rule sets and the further members of vocabularies, which people may
 * have changed: the neutral value where something is not what is asked for. */
const char *tandem_rule_string  (JsonObject *rule,
                                 const char *name);
gint64      tandem_rule_int     (JsonObject *rule,
                                 const char *name,
                                 gint64      fallback);
gboolean    tandem_rule_bool    (JsonObject *rule,
                                 const char *name);
JsonObject *tandem_rule_object  (JsonObject *rule,
                                 const char *name);
JsonArray  *tandem_rule_array   (JsonObject *rule,
                                 const char *name);
guint       tandem_rule_length  (JsonObject *rule,
                                 const char *list);
JsonObject *tandem_rule_item    (JsonObject *rule,
                                 const char *list,
                                 guint       index);
JsonObject *tandem_rule_find    (JsonObject *rule,
                                 const char *list,
                                 const char *member,
                                 const char *value);
const char *tandem_rule_label   (JsonObject *rule,
                                 const char *name,
                                 const char *language);

G_END_DECLS
