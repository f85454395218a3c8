/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_CTL_ERROR (tandem_ctl_error_quark ())

typedef enum
{
  TANDEM_CTL_ERROR_USAGE,       /* exit status 2 */
  TANDEM_CTL_ERROR_FAILED,      /* exit status 1 */
  TANDEM_CTL_ERROR_REPORTED,    /* the same; stderr has said why already */
} TandemCtlError;

GQuark tandem_ctl_error_quark (void);

typedef struct _TandemCtl TandemCtl;

/**
 * TandemCommand:
 * @name: the word on the command line
 * @synopsis: what follows it, NULL for nothing
 * @summary: one sentence, marked with N_()
 * @options: (nullable) (array zero-terminated=1): besides the global ones
 * @min_arguments: how many words must follow at least
 * @max_arguments: and at most; G_MAXUINT for any number
 * @run: does it
 *
 * One row of the table of commands: the help, the usage errors and the manual
 * follow from it.
 */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary;
  const GOptionEntry *options;
  guint min_arguments;
  guint max_arguments;
  gboolean (*run) (TandemCtl  *ctl,
                   GError    **error);
} TandemCommand;

/* Entries of a command's table of options. The values are fetched by name. */
gboolean tandem_ctl_take_option (const char  *name,
                                 const char  *value,
                                 gpointer     data,
                                 GError     **error);

#define TANDEM_OPTION(NAME, LETTER, HELP, ARGUMENT) \
  { NAME, LETTER, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, (gpointer) tandem_ctl_take_option, HELP, ARGUMENT }
#define TANDEM_SWITCH(NAME, LETTER, HELP) \
  { NAME, LETTER, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, (gpointer) tandem_ctl_take_option, HELP, NULL }

extern const TandemCommand *const tandem_commands[];

int                tandem_ctl_main           (int            argc,
                                              char         **argv);

/* What a command asks for. */
const char        *tandem_ctl_argument       (TandemCtl     *self,
                                              guint          position);
guint              tandem_ctl_get_n_arguments (TandemCtl    *self);
const char        *tandem_ctl_option         (TandemCtl     *self,
                                              const char    *name);
GPtrArray         *tandem_ctl_options        (TandemCtl     *self,
                                              const char    *name);
gboolean           tandem_ctl_has            (TandemCtl     *self,
                                              const char    *name);
const char        *tandem_ctl_get_folder     (TandemCtl     *self);
TandemContext     *tandem_ctl_get_context    (TandemCtl     *self);
gboolean           tandem_ctl_wants_json     (TandemCtl     *self);

/* The workspace, opened when it is first asked for. */
TandemStore       *tandem_ctl_open           (TandemCtl     *self,
                                              GError       **error);
TandemStore       *tandem_ctl_open_or_make   (TandemCtl     *self,
                                              GError       **error);
TandemDoc         *tandem_ctl_get_record     (TandemCtl     *self,
                                              const char    *id,
                                              GError       **error);
const TandemKind  *tandem_ctl_find_kind      (const char    *name,
                                              GError       **error);
void               tandem_ctl_name_record    (GError       **error,
                                              const char    *id);
gboolean           tandem_ctl_usage          (GError       **error,
                                              const char    *format,
                                              ...) G_GNUC_PRINTF (2, 3);

void               tandem_ctl_print_help     (const TandemCommand *command);
const TandemCommand *tandem_command_find     (const char    *name);

/* Output is UTF-8, whatever the locale is. */
void               tandem_ctl_print          (const char    *format,
                                              ...) G_GNUC_PRINTF (1, 2);
void               tandem_ctl_complain       (const char    *format,
                                              ...) G_GNUC_PRINTF (1, 2);
void               tandem_ctl_print_cell     (const char    *text);
void               tandem_ctl_print_member   (GString       *out,
                                              const char    *name,
                                              const char    *text);
gboolean           tandem_ctl_flush          (GError       **error);

G_END_DECLS
