/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-about.h"

#include <glib/gi18n-lib.h>

/**
 * tandem_about_present:
 * @parent: the window
 *
 * Shows what the program is, and whose data it carries.
 */
void
tandem_about_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, _("Tandem"));
  adw_about_dialog_set_application_icon (about, APP_ID);
  adw_about_dialog_set_version (about, PACKAGE_VERSION);
  adw_about_dialog_set_developer_name (about, _("The Tandem developers"));
  adw_about_dialog_set_copyright (about, "© 2026 The Tandem developers");
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (about, _("Plan city partnerships: offline, together, and ready for the meeting."));
  /* Translators: your name and address, one a line */
  adw_about_dialog_set_translator_credits (about, _("translator-credits"));
  adw_about_dialog_add_legal_section (about, _("Map outline"),
                                      _("Made with Natural Earth. Free vector and raster map data, public domain."),
                                      GTK_LICENSE_CUSTOM, NULL);
  adw_about_dialog_add_legal_section (about, _("Names of cities"),
                                      _("The places offered for the name of a city, with their codes, positions and numbers of people, are from GeoNames (www.geonames.org), licensed under CC BY 4.0. They were cut down to what is needed here."),
                                      GTK_LICENSE_CUSTOM, NULL);

  adw_dialog_present (dialog, parent);
}
