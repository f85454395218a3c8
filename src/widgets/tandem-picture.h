/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-pin.h"

G_BEGIN_DECLS

/**
 * TandemPicture:
 *
 * Pins that stand in a picture, with one way to walk, write and move in it
 * whatever it shows: arrows walk, Enter or F2 writes (or opens what cannot be
 * written here), Alt+Enter opens, Alt+arrows move, Ctrl+Enter adds, Delete takes
 * away, Menu shows what else there is; a pin can be dragged. A class says where its pins stand.
 *
 * What is shown is told anew each time: tandem_picture_begin(), then each pin,
 * then tandem_picture_end(). A pin of the same key stays the same widget, so
 * that the focus and what is being written outlive a change from elsewhere.
 *
 * Property: `narrow` (boolean).
 * Signals, each with the key of a pin: `edited (key, text)`, `opened (key)`,
 * `pushed (key, GtkDirectionType)` in the direction of the text (left is back
 * where one reads to the right), `added (key)`, `removed (key)`, and
 * `dropped (key, onto)`, onto another pin; `ended (key)`, nobody writes in it
 * any more; `menu (key)`, its menu is wanted; `current (key)`, which is empty
 * when there is none.
 */
#define TANDEM_TYPE_PICTURE (tandem_picture_get_type ())
G_DECLARE_DERIVABLE_TYPE (TandemPicture, tandem_picture, TANDEM, PICTURE, GtkWidget)

struct _TandemPictureClass
{
  GtkWidgetClass parent_class;

  void (*arrange)     (TandemPicture *self);    /* all pins are told, or `narrow` changed */
  void (*remove_pin) (TandemPicture *self,     /* takes it out of its place, if it is in one */
                       TandemPin    *pin);
};

void        tandem_picture_begin       (TandemPicture *self);
TandemPin *tandem_picture_take        (TandemPicture *self,
                                        const char    *key);
void        tandem_picture_end         (TandemPicture *self);
GPtrArray  *tandem_picture_get_pins   (TandemPicture *self);
TandemPin *tandem_picture_find        (TandemPicture *self,
                                        const char    *key);
TandemPin *tandem_picture_get_current (TandemPicture *self);
void        tandem_picture_focus       (TandemPicture *self,
                                        const char    *key);
gboolean    tandem_picture_edit        (TandemPicture *self,
                                        const char    *key);
gboolean    tandem_picture_press       (TandemPicture  *self,
                                        guint           keyval,
                                        GdkModifierType state);
gboolean    tandem_picture_is_narrow   (TandemPicture *self);

extern const TandemKeyTable tandem_picture_keys;

G_END_DECLS
