/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-ctl.h"

#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (tandem - ctl - error - quark, tandem_ctl_error)

struct _TandemCtl
{
  const TandemCommand *command;
  GHashTable          *values;  /* name of an option to GPtrArray of its values */
  GPtrArray           *arguments;
  char                *folder;
  TandemContext       *context;
  TandemStore         *store;
};

static const GOptionEntry global_options[] =
{
  TANDEM_OPTION ("workspace", 'w', N_("Folder of the workspace"), N_("FOLDER")),
  TANDEM_OPTION ("language", 0, N_("Language of titles and texts, as a tag like zh-Hans"), N_("TAG")),
  TANDEM_OPTION ("today", 0, N_("The day to judge by, instead of this one"), N_("DATE")),
  TANDEM_SWITCH ("json", 0, N_("Answer in JSON")),
  TANDEM_SWITCH ("help", 'h', N_("Say how it is used")),
  { NULL },
};

/* Before the word of a command. */
static const GOptionEntry program_options[] =
{
  TANDEM_SWITCH ("version", 0, N_("Say which version this is")),
  { NULL },
};

/* ---- what a command asks for ------------------------------------------------- */

const char *
tandem_ctl_argument (TandemCtl *self,
                     guint      position)
{
  return position < self->arguments->len ? g_ptr_array_index (self->arguments, position) : NULL;
}

guint
tandem_ctl_get_n_arguments (TandemCtl *self)
{
  return self->arguments->len;
}

/* All values of an option that may be given several times; NULL for none. */
GPtrArray *
tandem_ctl_options (TandemCtl  *self,
                    const char *name)
{
  return g_hash_table_lookup (self->values, name);
}

/* The last value counts. */
const char *
tandem_ctl_option (TandemCtl  *self,
                   const char *name)
{
  GPtrArray *values = tandem_ctl_options (self, name);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

gboolean
tandem_ctl_has (TandemCtl  *self,
                const char *name)
{
  return tandem_ctl_options (self, name) != NULL;
}

gboolean
tandem_ctl_wants_json (TandemCtl *self)
{
  return tandem_ctl_has (self, "json");
}

const char *
tandem_ctl_get_folder (TandemCtl *self)
{
  return self->folder;
}

/* Resolves through the workspace, once that is open. */
TandemContext *
tandem_ctl_get_context (TandemCtl *self)
{
  return self->store != NULL ? tandem_store_get_context (self->store) : self->context;
}

/* Always FALSE, so that it can be returned. */
gboolean
tandem_ctl_usage (GError    **error,
                  const char *format,
                  ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_USAGE, message);

  return FALSE;
}

/* ---- the workspace ----------------------------------------------------------- */

static TandemStore *
open_store (TandemCtl *self,
            GError   **error)
{
  g_autoptr(TandemStore) store = NULL;

  if (self->store != NULL)
    return self->store;

  store = tandem_store_new (self->folder, self->context);
  if (!tandem_store_open (store, NULL, error))
    {
      g_prefix_error (error, "%s: ", self->folder);
      return NULL;
    }

  return self->store = g_steal_pointer (&store);
}

TandemStore *
tandem_ctl_open_or_make (TandemCtl *self,
                         GError   **error)
{
  return open_store (self, error);
}

TandemStore *
tandem_ctl_open (TandemCtl *self,
                 GError   **error)
{
  if (!tandem_store_exists (self->folder))
    {
      g_set_error (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_FAILED,
                   _("%s: there is no workspace here. “tandemctl --workspace FOLDER demo” makes one with the demo "
                     "programme, and new, import and sync make an empty one first"), self->folder);
      return NULL;
    }

  return open_store (self, error);
}

/* Errors name the record; those of the store often do already. */
void
tandem_ctl_name_record (GError    **error,
                        const char *id)
{
  if (error != NULL && *error != NULL && strstr ((*error)->message, id) == NULL)
    g_prefix_error (error, "%s: ", id);
}

TandemDoc *
tandem_ctl_get_record (TandemCtl  *self,
                       const char *id,
                       GError    **error)
{
  TandemStore *store = tandem_ctl_open (self, error);
  g_autoptr(GError) failure = NULL;
  TandemDoc *doc;

  if (store == NULL)
    return NULL;
  doc = tandem_store_get (store, id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      tandem_ctl_name_record (error, id);
    }
  else if (doc == NULL)
    g_set_error (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_FAILED, _("%s: there is no such record"), id);

  return doc;
}

const TandemKind *
tandem_ctl_find_kind (const char *name,
                      GError    **error)
{
  const TandemKind *kind = tandem_kind_find (name);
  g_autoptr(GString) names = NULL;
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  if (kind != NULL)
    return kind;

  names = g_string_new (NULL);
  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kinds[i]->name);
  tandem_ctl_usage (error, _("there is no kind “%s”; there are: %s"), name, names->str);

  return NULL;
}

/* ---- the command line -------------------------------------------------------- */

/* The long name of "--where" or "-o". */
static const char *
find_option (const GOptionEntry *table,
             const char         *name)
{
  for (; table != NULL && table->long_name != NULL; table++)
    if (g_str_equal (table->long_name, name + strspn (name, "-")) ||
        (table->short_name != 0 && name[1] == table->short_name && name[2] == '\0'))
      return table->long_name;

  return NULL;
}

gboolean
tandem_ctl_take_option (const char *name,
                        const char *value,
                        gpointer    data,
                        GError    **error)
{
  TandemCtl *self = data;
  const char *known = find_option (global_options, name);
  GPtrArray *values;

  if (known == NULL)
    known = find_option (self->command != NULL ? self->command->options : program_options, name);
  g_return_val_if_fail (known != NULL, FALSE);

  values = g_hash_table_lookup (self->values, known);
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->values, (gpointer) known, values);
    }
  g_ptr_array_add (values, g_strdup (value != NULL ? value : ""));

  return TRUE;
}

static GOptionContext *
new_parser (TandemCtl           *self,
            const TandemCommand *command)
{
  GOptionContext *parser = g_option_context_new (NULL);
  GOptionGroup *group = g_option_group_new ("main", "", "", self, NULL);

  if (command == NULL || command->options != NULL)
    g_option_group_add_entries (group, command != NULL ? command->options : program_options);
  g_option_group_add_entries (group, global_options);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_set_main_group (parser, group);
  g_option_context_set_help_enabled (parser, FALSE);
  /* before the command word only what is global is understood */
  g_option_context_set_strict_posix (parser, command == NULL);

  return parser;
}

static gboolean
parse (TandemCtl           *self,
       const TandemCommand *command,
       char              ***words,
       GError             **error)
{
  g_autoptr(GOptionContext) parser = new_parser (self, command);

  self->command = command;

  return g_option_context_parse_strv (parser, words, error);
}

static void
print_options (const GOptionEntry *table)
{
  for (; table != NULL && table->long_name != NULL; table++)
    {
      g_autofree char *letter = table->short_name != 0 ? g_strdup_printf ("-%c, ", table->short_name) : g_strdup ("");
      g_autofree char *option = g_strdup_printf ("%s--%s%s%s", letter, table->long_name,
                                                 table->arg_description != NULL ? "=" : "",
                                                 table->arg_description != NULL ? _(table->arg_description) : "");

      tandem_ctl_print ("  %-26s %s\n", option, _(table->description));
    }
}

void
tandem_ctl_print_help (const TandemCommand *command)
{
  if (command == NULL)
    {
      tandem_ctl_print ("%s\n  tandemctl [%s…] %s [%s…]\n\n%s\n", _("Usage:"), _("OPTION"), _("COMMAND"), _("ARGUMENT"),
                        _("Commands:"));
      for (guint i = 0; tandem_commands[i] != NULL; i++)
        tandem_ctl_print ("  %-16s %s\n", tandem_commands[i]->name, _(tandem_commands[i]->summary));
    }
  else
    {
      tandem_ctl_print ("%s\n  tandemctl %s%s%s\n\n%s.\n", _("Usage:"), command->name,
                        command->synopsis != NULL ? " " : "", command->synopsis != NULL ? command->synopsis : "",
                        _(command->summary));
      if (command->options != NULL)
        {
          tandem_ctl_print ("\n%s\n", _("Options:"));
          print_options (command->options);
        }
    }

  tandem_ctl_print ("\n%s\n", _("Options of every command:"));
  print_options (global_options);
  if (command != NULL)
    return;

  print_options (program_options);
  tandem_ctl_print ("\n%s\n", _("“tandemctl COMMAND --help” says how one is used."));
}

static gboolean
take_arguments (TandemCtl           *self,
                const TandemCommand *command,
                char               **words,
                GError             **error)
{
  guint n = g_strv_length (words);
  guint first = n > 0 && g_str_equal (words[0], "--") ? 1 : 0;

  for (guint i = first; i < n; i++)
    g_ptr_array_add (self->arguments, g_strdup (words[i]));
  n -= first;

  if (n < command->min_arguments)
    return tandem_ctl_usage (error, _("something is missing; it is used so: tandemctl %s %s"), command->name,
                             command->synopsis);
  if (n > command->max_arguments)
    return tandem_ctl_usage (error, _("“%s” is too much; it is used so: tandemctl %s %s"),
                             tandem_ctl_argument (self, command->max_arguments), command->name,
                             command->synopsis != NULL ? command->synopsis : "");

  return TRUE;
}

/* Texts are UTF-8; the names of files may be anything. */
static gboolean
check_words (char   **words,
             GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_utf8_validate (words[i], -1, NULL))
      {
        g_autofree char *shown = g_strescape (words[i], NULL);

        return tandem_ctl_usage (error, _("“%s” is not UTF-8 text"), shown);
      }

  return TRUE;
}

/* "zh_CN.UTF-8" of the locale is zh-Hans here. */
static char *
dup_language (TandemCtl *self,
              GError   **error)
{
  const char *given = tandem_ctl_option (self, "language");
  const char *const *names = g_get_language_names ();
  char *tag;

  if (given != NULL)
    {
      if (*given == '\0' || given[strspn (given, "-" G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS)] != '\0')
        {
          tandem_ctl_usage (error, _("--language: “%s” is not a language tag like en or zh-Hans"), given);
          return NULL;
        }
      return g_strdup (given);
    }

  if (g_str_has_prefix (names[0], "zh"))
    return g_strdup (strstr (names[0], "TW") || strstr (names[0], "HK") ? "zh-Hant" : "zh-Hans");
  if (g_str_equal (names[0], "C") || g_str_has_prefix (names[0], "C.") || g_str_equal (names[0], "POSIX"))
    return g_strdup ("en");

  tag = g_strndup (names[0], strcspn (names[0], "_.@"));

  return tag;
}

static gboolean
read_today (TandemCtl  *self,
            TandemDate *today,
            GError    **error)
{
  const char *given = tandem_ctl_option (self, "today");
  const char *name = "--today";

  if (given == NULL)
    {
      given = g_getenv ("TANDEM_TODAY");
      name = "TANDEM_TODAY";
    }

  *today = given != NULL ? tandem_date_parse (given) : tandem_date_local_today ();
  if (!tandem_date_is_set (*today))
    return tandem_ctl_usage (error, _("%s: “%s” is not a date like 2026-05-17"), name, given);

  return TRUE;
}

static gboolean
prepare (TandemCtl *self,
         GError   **error)
{
  g_autoptr(TandemVocabularies) vocabularies = NULL;
  g_autofree char *language = dup_language (self, error);
  const char *folder = tandem_ctl_option (self, "workspace");
  TandemDate today;

  if (language == NULL || !read_today (self, &today, error))
    return FALSE;
  if (folder != NULL && *folder == '\0')
    return tandem_ctl_usage (error, _("--workspace: the folder has no name"));

  self->folder = folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_data_dir (), "tandem", "workspace", NULL);
  vocabularies = tandem_vocabularies_new_builtin ();
  self->context = tandem_context_new (language, today, vocabularies);

  return TRUE;
}

static gboolean
run (TandemCtl *self,
     char     **argv,
     GError   **error)
{
  g_auto(GStrv) words = g_strdupv (argv);
  g_auto(GStrv) rest = NULL;
  const TandemCommand *command;

  if (!check_words (words, error) || !parse (self, NULL, &words, error))
    return FALSE;
  if (tandem_ctl_has (self, "version"))
    {
      tandem_ctl_print ("tandemctl %s\n", PACKAGE_VERSION);
      return TRUE;
    }
  if (words[0] == NULL || words[1] == NULL)
    {
      if (!tandem_ctl_has (self, "help"))
        return tandem_ctl_usage (error, _("no command was given; “tandemctl help” names them"));
      tandem_ctl_print_help (NULL);
      return TRUE;
    }

  command = tandem_command_find (words[1]);
  if (command == NULL)
    return tandem_ctl_usage (error, _("there is no command “%s”; “tandemctl help” names them"), words[1]);
  rest = g_strdupv (words + 1);
  if (!parse (self, command, &rest, error))
    return FALSE;
  if (tandem_ctl_has (self, "help"))
    {
      tandem_ctl_print_help (command);
      return TRUE;
    }

  return take_arguments (self, command, rest + 1, error) && prepare (self, error) && command->run (self, error);
}

static int
conclude (TandemCtl *self,
          gboolean   done,
          GError    *error)
{
  g_autoptr(GError) failure = NULL;

  if (!tandem_ctl_flush (&failure) && done)
    {
      tandem_ctl_complain ("tandemctl: %s\n", failure->message);
      return 1;
    }
  if (done)
    return 0;
  if (!g_error_matches (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_REPORTED))
    tandem_ctl_complain ("tandemctl%s%s: %s\n", self->command != NULL ? " " : "",
                         self->command != NULL ? self->command->name : "", error->message);

  return error->domain == G_OPTION_ERROR || g_error_matches (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_USAGE) ? 2 : 1;
}

/* The whole program: the exit status is 0, 1 (it failed) or 2 (used wrongly). */
int
tandem_ctl_main (int    argc,
                 char **argv)
{
  TandemCtl self = {
    .values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref),
    .arguments = g_ptr_array_new_with_free_func (g_free),
  };
  g_autoptr(GError) error = NULL;
  gboolean done = run (&self, argv, &error);
  int status = conclude (&self, done, error);

  if (self.store != NULL)
    tandem_store_close (self.store);
  g_clear_object (&self.store);
  g_clear_pointer (&self.context, tandem_context_unref);
  g_free (self.folder);
  g_ptr_array_unref (self.arguments);
  g_hash_table_unref (self.values);

  return status;
}
