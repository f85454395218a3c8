/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-record-chooser.h"

G_DEFINE_INTERFACE (TandemRecordChooser, tandem_record_chooser, G_TYPE_OBJECT)

static void
tandem_record_chooser_default_init (TandemRecordChooserInterface *iface)
{
}

GListModel *
tandem_record_chooser_search (TandemRecordChooser *self,
                              const char *const   *kinds,
                              const char          *text)
{
  g_return_val_if_fail (TANDEM_IS_RECORD_CHOOSER (self), NULL);
  g_return_val_if_fail (kinds != NULL, NULL);

  return TANDEM_RECORD_CHOOSER_GET_IFACE (self)->search (self, kinds, text ? text : "");
}

/* FALSE where the application does not open records from here. */
gboolean
tandem_record_chooser_open (TandemRecordChooser *self,
                            const char          *id)
{
  g_return_val_if_fail (TANDEM_IS_RECORD_CHOOSER (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (TANDEM_RECORD_CHOOSER_GET_IFACE (self)->open == NULL)
    return FALSE;

  TANDEM_RECORD_CHOOSER_GET_IFACE (self)->open (self, id);

  return TRUE;
}
