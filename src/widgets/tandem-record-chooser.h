/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-choice.h"

G_BEGIN_DECLS

/**
 * TandemRecordChooser:
 *
 * How a form finds the records that a reference may point at. Widgets know no
 * store: the application answers, from whatever it has.
 */
#define TANDEM_TYPE_RECORD_CHOOSER (tandem_record_chooser_get_type ())
G_DECLARE_INTERFACE (TandemRecordChooser, tandem_record_chooser, TANDEM, RECORD_CHOOSER, GObject)

/**
 * TandemRecordChooserInterface:
 * @search: a list of #TandemChoice (code = id) for what was typed; recent ones
 *   for no text. It may fill after it was handed out. (transfer full)
 * @open: (nullable): shows the record called @id
 */
struct _TandemRecordChooserInterface
{
  GTypeInterface parent_interface;

  GListModel *(*search) (TandemRecordChooser *self,
                         const char *const   *kinds,
                         const char          *text);
  void        (*open)   (TandemRecordChooser *self,
                         const char          *id);
};

GListModel *tandem_record_chooser_search (TandemRecordChooser *self,
                                          const char *const   *kinds,
                                          const char          *text);
gboolean    tandem_record_chooser_open   (TandemRecordChooser *self,
                                          const char          *id);

G_END_DECLS
