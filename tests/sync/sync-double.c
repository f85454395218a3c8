/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync-double.h"

#include "tandem-doc.h"
#include "tandem-rev-tree.h"
#include "tandem-wire.h"

#include <libsoup/soup.h>
#include <string.h>

/* ---- what it holds ----------------------------------------------------- */

typedef struct
{
  TandemRevTree *tree;
  GHashTable    *revs;          /* rev to TandemWireDoc */
  guint          seq;
} Doc;

typedef struct
{
  GHashTable *docs;             /* id to Doc */
  GHashTable *locals;           /* path to JSON */
  guint       seq;
} Database;

struct _Double
{
  GMutex        lock;
  GThread      *thread;
  GMainContext *context;
  GMainLoop    *loop;
  SoupServer   *server;
  char         *url;

  GHashTable   *databases;      /* name to Database; all below: (lock) */
  GPtrArray    *log;            /* "GET /path" */
  Fault         fault;
  char         *password;
  char         *role;
  char         *refused_text, *refused_word;
  char         *poison_text;
  guint         poison_status;
  gint64        budget;
  gint64        bytes;
};

typedef struct
{
  guint       status;
  GString    *body;
  const char *header;           /* (nullable) */
} Answer;

static void
doc_free (gpointer data)
{
  Doc *doc = data;

  tandem_rev_tree_free (doc->tree);
  g_hash_table_unref (doc->revs);
  g_free (doc);
}

static void
database_free (gpointer data)
{
  Database *database = data;

  g_hash_table_unref (database->docs);
  g_hash_table_unref (database->locals);
  g_free (database);
}

static Database *
add_database (Double     *self,
              const char *name)
{
  Database *database = g_new0 (Database, 1);

  database->docs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, doc_free);
  database->locals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (self->databases, g_strdup (name), database);
  return database;
}

static void
store (Database      *database,
       TandemWireDoc *wire)
{
  Doc *doc = g_hash_table_lookup (database->docs, wire->id);

  if (doc == NULL)
    {
      doc = g_new0 (Doc, 1);
      doc->tree = tandem_rev_tree_new ();
      doc->revs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tandem_wire_doc_free);
      g_hash_table_insert (database->docs, g_strdup (wire->id), doc);
    }
  /* The first content of a revision stays, as on CouchDB. */
  if (g_hash_table_contains (doc->revs, wire->rev))
    {
      tandem_wire_doc_free (wire);
      return;
    }
  tandem_rev_tree_add (doc->tree, wire->start, (const char *const *) wire->ids, wire->deleted);
  doc->seq = ++database->seq;
  g_hash_table_insert (doc->revs, g_strdup (wire->rev), wire);
}

/* ---- endpoints --------------------------------------------------------- */

static void
say (Answer     *answer,
     guint       status,
     const char *body)
{
  answer->status = status;
  g_string_assign (answer->body, body);
}

static void
append_doc (GString       *out,
            TandemWireDoc *wire)
{
  g_autofree char *json = tandem_wire_doc_write (wire->id, wire->start, (const char *const *) wire->ids,
                                                 wire->deleted ? NULL : wire->body);

  g_string_append (out, json);
}

static int
compare_seqs (gconstpointer a,
              gconstpointer b)
{
  return (int) (*(Doc *const *) a)->seq - (int) (*(Doc *const *) b)->seq;
}

static void
append_change (GString *out,
               Doc     *doc)
{
  GHashTableIter iter;
  gpointer wire;
  gboolean deleted;

  g_hash_table_iter_init (&iter, doc->revs);
  g_hash_table_iter_next (&iter, NULL, &wire);
  g_string_append_printf (out, "%s{\"seq\":\"%u-x\",\"id\":", out->str[out->len - 1] == '[' ? "" : ",", doc->seq);
  tandem_json_append_string (out, ((TandemWireDoc *) wire)->id);
  g_string_append (out, ",\"changes\":[");
  for (guint i = 0; i < tandem_rev_tree_get_n_leaves (doc->tree); i++)
    {
      g_autofree char *rev = tandem_rev_tree_dup_leaf (doc->tree, i, NULL);

      g_string_append_printf (out, "%s{\"rev\":\"%s\"}", i > 0 ? "," : "", rev);
    }
  g_free (tandem_rev_tree_dup_leaf (doc->tree, 0, &deleted));
  g_string_append (out, deleted ? "],\"deleted\":true}" : "]}");
}

static void
answer_changes (Answer     *answer,
                Database   *database,
                GHashTable *query)
{
  guint64 since = g_ascii_strtoull (g_hash_table_lookup (query, "since"), NULL, 10);
  guint64 limit = g_ascii_strtoull (g_hash_table_lookup (query, "limit"), NULL, 10);
  g_autoptr(GPtrArray) docs = g_hash_table_get_values_as_ptr_array (database->docs);
  guint last = (guint) since;

  g_ptr_array_sort (docs, compare_seqs);
  answer->status = 200;
  g_string_assign (answer->body, "{\"results\":[");
  for (guint i = 0; i < docs->len && limit > 0; i++)
    {
      Doc *doc = docs->pdata[i];

      if (doc->seq <= since)
        continue;
      append_change (answer->body, doc);
      last = doc->seq;
      limit--;
    }
  g_string_append_printf (answer->body, "],\"last_seq\":\"%u-x\",\"pending\":0}", last);
}

static void
answer_bulk_get (Answer     *answer,
                 Database   *database,
                 TandemSlice root)
{
  TandemSliceIter iter;
  TandemSlice item;

  answer->status = 200;
  g_string_assign (answer->body, "{\"results\":[");
  tandem_slice_iter_init (&iter, tandem_slice_member (root, "docs"));
  while (tandem_slice_iter_next (&iter, NULL, &item))
    {
      g_autofree char *id = tandem_slice_dup_string (tandem_slice_member (item, "id"));
      g_autofree char *rev = tandem_slice_dup_string (tandem_slice_member (item, "rev"));
      Doc *doc = g_hash_table_lookup (database->docs, id);
      TandemWireDoc *wire = doc ? g_hash_table_lookup (doc->revs, rev) : NULL;

      g_string_append_printf (answer->body, "%s{\"id\":\"%s\",\"docs\":[{\"%s\":",
                              answer->body->str[answer->body->len - 1] == '[' ? "" : ",", id, wire ? "ok" : "error");
      if (wire != NULL)
        append_doc (answer->body, wire);
      else
        g_string_append_printf (answer->body, "{\"id\":\"%s\",\"rev\":\"%s\",\"error\":\"not_found\"}", id, rev);
      g_string_append (answer->body, "}]}");
    }
  g_string_append (answer->body, "]}");
}

static gboolean
slice_holds (TandemSlice slice,
             const char *text)
{
  return text != NULL && g_strstr_len (slice.start, (gssize) tandem_slice_length (slice), text) != NULL;
}

static void
answer_bulk_docs (Double     *self,
                  Answer     *answer,
                  Database   *database,
                  TandemSlice root)
{
  TandemSlice docs = tandem_slice_member (root, "docs");
  TandemSliceIter iter;
  TandemSlice item;

  if (slice_holds (docs, self->poison_text))
    {
      say (answer, self->poison_status, "{\"error\":\"unknown_error\",\"reason\":\"function_clause\"}");
      return;
    }
  say (answer, 201, "[");
  tandem_slice_iter_init (&iter, docs);
  while (tandem_slice_iter_next (&iter, NULL, &item))
    {
      TandemWireDoc *wire = tandem_wire_doc_read (item, NULL);

      g_assert_nonnull (wire);
      if (!slice_holds (item, self->refused_text))
        {
          store (database, wire);
          continue;
        }
      g_string_append_printf (answer->body, "%s{\"id\":\"%s\",\"rev\":\"%s\",\"error\":\"%s\",\"reason\":\"not yours\"}",
                              answer->body->len > 1 ? "," : "", wire->id, wire->rev, self->refused_word);
      tandem_wire_doc_free (wire);
    }
  g_string_append_c (answer->body, ']');
}

static void
answer_revs_diff (Answer     *answer,
                  Database   *database,
                  TandemSlice root)
{
  TandemSliceIter iter, inner;
  TandemSlice name, revs, value;

  say (answer, 200, "{");
  tandem_slice_iter_init (&iter, root);
  while (tandem_slice_iter_next (&iter, &name, &revs))
    {
      g_autofree char *id = tandem_slice_dup_string (name);
      Doc *doc = g_hash_table_lookup (database->docs, id);
      g_autoptr(GString) missing = g_string_new (NULL);

      tandem_slice_iter_init (&inner, revs);
      while (tandem_slice_iter_next (&inner, NULL, &value))
        {
          g_autofree char *rev = tandem_slice_dup_string (value);

          if (doc == NULL || !tandem_rev_tree_knows (doc->tree, rev))
            g_string_append_printf (missing, "%s\"%s\"", missing->len > 0 ? "," : "", rev);
        }
      if (missing->len > 0)
        g_string_append_printf (answer->body, "%s\"%s\":{\"missing\":[%s]}", answer->body->len > 1 ? "," : "", id,
                                missing->str);
    }
  g_string_append_c (answer->body, '}');
}

static void
answer_local (Answer     *answer,
              Database   *database,
              const char *method,
              const char *path,
              TandemSlice root)
{
  const char *old = g_hash_table_lookup (database->locals, path);
  g_autofree char *rev = tandem_slice_dup_string (tandem_slice_member (root, "_rev"));
  g_autofree char *session = tandem_slice_dup_string (tandem_slice_member (root, "session"));

  if (g_str_equal (method, "GET"))
    say (answer, old ? 200 : 404, old ? old : "{\"error\":\"not_found\"}");
  else if (old != NULL && (rev == NULL || strstr (old, rev) == NULL))
    say (answer, 409, "{\"error\":\"conflict\"}");
  else
    {
      guint number = rev ? (guint) g_ascii_strtoull (rev + 2, NULL, 10) + 1 : 1;

      g_hash_table_replace (database->locals, g_strdup (path),
                            g_strdup_printf ("{\"_rev\":\"0-%u\",\"session\":\"%s\"}", number, session));
      say (answer, 201, "{\"ok\":true}");
    }
}

static void
answer_all_dbs (Double *self,
                Answer *answer)
{
  g_autofree char **names = (char **) g_hash_table_get_keys_as_array (self->databases, NULL);
  g_autofree char *list = g_strjoinv ("\",\"", names);

  say (answer, 200, "");
  g_string_append_printf (answer->body, *list ? "[\"%s\"]" : "[%s]", list);
}

static void
answer_database (Double     *self,
                 Answer     *answer,
                 const char *method,
                 const char *name)
{
  gboolean there = g_hash_table_contains (self->databases, name);

  if (g_str_equal (method, "PUT"))
    {
      if (!there)
        add_database (self, name);
      say (answer, there ? 412 : 201, there ? "{\"error\":\"file_exists\"}" : "{\"ok\":true}");
    }
  else
    say (answer, there ? 200 : 404, there ? "{\"instance_start_time\":\"1\"}" : "{\"error\":\"not_found\"}");
}

static void
answer_session (Double     *self,
                Answer     *answer,
                const char *method,
                const char *body)
{
  if (g_str_equal (method, "GET"))
    {
      say (answer, 200, "");
      g_string_append_printf (answer->body, "{\"userCtx\":{\"name\":\"user\",\"roles\":[\"%s\"]}}", self->role);
    }
  else if (self->password == NULL)
    say (answer, 404, "{\"error\":\"not_found\"}");
  else if (strstr (body, self->password) == NULL)
    say (answer, 401, "{\"error\":\"unauthorized\",\"reason\":\"Name or password is incorrect.\"}");
  else
    {
      say (answer, 200, "{\"ok\":true}");
      answer->header = "Set-Cookie: AuthSession=ok; Path=/";
    }
}

static void
answer_call (Double            *self,
             Answer            *answer,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             const char        *body)
{
  const char *method = soup_server_message_get_method (message);
  const char *cookie = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Cookie");
  g_auto(GStrv) parts = g_strsplit (path + 1, "/", 2);
  Database *database = parts[0] ? g_hash_table_lookup (self->databases, parts[0]) : NULL;
  TandemSlice root = { NULL, NULL };

  if (*body != '\0')
    g_assert_true (tandem_slice_parse (body, strlen (body), &root, NULL));
  if (g_str_equal (path, "/_session"))
    answer_session (self, answer, method, body);
  else if (self->password != NULL && g_strcmp0 (cookie, "AuthSession=ok") != 0 && !g_str_equal (path, "/"))
    say (answer, 401, "{\"error\":\"unauthorized\",\"reason\":\"You are not authorized.\"}");
  else if (g_str_equal (path, "/"))
    say (answer, 200, "{\"couchdb\":\"Welcome\"}");
  else if (g_str_equal (path, "/_all_dbs"))
    answer_all_dbs (self, answer);
  else if (parts[1] == NULL)
    answer_database (self, answer, method, parts[0]);
  else if (database == NULL)
    say (answer, 404, "{\"error\":\"not_found\"}");
  else if (g_str_equal (parts[1], "_changes"))
    answer_changes (answer, database, query);
  else if (g_str_equal (parts[1], "_bulk_get"))
    answer_bulk_get (answer, database, root);
  else if (g_str_equal (parts[1], "_bulk_docs"))
    answer_bulk_docs (self, answer, database, root);
  else if (g_str_equal (parts[1], "_revs_diff"))
    answer_revs_diff (answer, database, root);
  else
    answer_local (answer, database, method, parts[1], root);
}

/* ---- misbehaving ------------------------------------------------------- */

/* Whether it is this request's turn to go wrong. */
static gboolean
take_fault (Double     *self,
            const char *line,
            const char *method,
            Fault      *fault)
{
  if (self->fault.where == NULL || strstr (line, self->fault.where) == NULL ||
      (self->fault.method != NULL && !g_str_equal (self->fault.method, method)))
    return FALSE;
  if (self->fault.skip > 0)
    {
      self->fault.skip--;
      return FALSE;
    }
  *fault = self->fault;
  if (self->fault.times > 0 && --self->fault.times == 0)
    self->fault.where = NULL;
  return TRUE;
}

static void
send_raw (SoupServerMessage *message,
          const char        *bytes,
          gsize              length)
{
  g_autoptr(GIOStream) stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, length, NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

static char *
make_raw (Answer *answer)
{
  return g_strdup_printf ("HTTP/1.1 %u X\r\nContent-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT
                          "\r\nConnection: close\r\n\r\n%s", answer->status, answer->body->len, answer->body->str);
}

static void
send_cut (Double            *self,
          SoupServerMessage *message,
          Answer            *answer,
          gsize              cut)
{
  g_autofree char *raw = make_raw (answer);

  send_raw (message, raw, MIN (strlen (raw), cut));
}

static void
send_answer (Double            *self,
             SoupServerMessage *message,
             Answer            *answer)
{
  g_autofree char *raw = make_raw (answer);

  self->bytes += (gint64) strlen (raw);
  if (self->budget >= 0)
    {
      gsize length = MIN ((gsize) self->budget, strlen (raw));

      self->budget -= (gint64) length;
      send_raw (message, raw, length);
      return;
    }
  if (answer->header != NULL)
    {
      g_auto(GStrv) pair = g_strsplit (answer->header, ": ", 2);

      soup_message_headers_append (soup_server_message_get_response_headers (message), pair[0], pair[1]);
    }
  soup_server_message_set_status (message, answer->status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, answer->body->str,
                                    answer->body->len);
}

static char *
read_body (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr(GBytes) bytes = soup_message_body_flatten (body);
  const char *encoding = soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                       "Content-Encoding");

  if (g_strcmp0 (encoding, "gzip") == 0)
    {
      g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
      GBytes *plain = g_converter_convert_bytes (G_CONVERTER (decompressor), bytes, NULL);

      g_assert_nonnull (plain);
      g_bytes_unref (bytes);
      bytes = plain;
    }
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
misbehave (Double            *self,
           SoupServerMessage *message,
           Answer            *answer,
           const Fault       *fault)
{
  if (fault->drop || fault->lose)
    send_raw (message, "", 0);
  else if (fault->cut > 0)
    send_cut (self, message, answer, fault->cut);
  else
    {
      say (answer, fault->status, fault->body ? fault->body : "{\"error\":\"x\",\"reason\":\"scripted\"}");
      answer->header = fault->header;
      send_answer (self, message, answer);
    }
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  Double *self = data;
  const char *method = soup_server_message_get_method (message);
  g_autofree char *target = g_uri_to_string (soup_server_message_get_uri (message));
  g_autofree char *line = g_strdup_printf ("%s %s", method, target);
  g_autofree char *body = read_body (message);
  g_autoptr(GString) text = g_string_new (NULL);
  Answer answer = { 200, text, NULL };
  Fault fault = { 0 };
  gboolean faulty;

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->log, g_strdup (line));
  faulty = take_fault (self, line, method, &fault);
  if (!faulty || fault.cut > 0 || fault.lose)
    answer_call (self, &answer, message, path, query, body);
  if (faulty)
    misbehave (self, message, &answer, &fault);
  else
    send_answer (self, message, &answer);
  g_mutex_unlock (&self->lock);
}

/* ---- from outside ------------------------------------------------------ */

static gpointer
run (gpointer data)
{
  Double *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

Double *
double_new (void)
{
  Double *self = g_new0 (Double, 1);
  g_autoptr(GError) error = NULL;
  GSList *uris;

  g_mutex_init (&self->lock);
  self->databases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, database_free);
  self->log = g_ptr_array_new_with_free_func (g_free);
  self->budget = -1;
  self->role = g_strdup ("pair-1:planner");
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);

  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_context_pop_thread_default (self->context);

  self->thread = g_thread_new ("double", run, self);
  return self;
}

void
double_free (Double *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->databases);
  g_ptr_array_unref (self->log);
  g_free (self->url);
  g_free (self->password);
  g_free (self->role);
  g_free (self->refused_text);
  g_free (self->refused_word);
  g_free (self->poison_text);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const char *
double_get_url (Double *self)
{
  return self->url;
}

void
double_set_fault (Double      *self,
                  const Fault *fault)
{
  const Fault none = { 0 };

  g_mutex_lock (&self->lock);
  self->fault = fault ? *fault : none;
  g_mutex_unlock (&self->lock);
}

void
double_set_password (Double     *self,
                     const char *password)
{
  g_mutex_lock (&self->lock);
  g_set_str (&self->password, password);
  g_mutex_unlock (&self->lock);
}

void
double_set_role (Double     *self,
                 const char *role)
{
  g_mutex_lock (&self->lock);
  g_set_str (&self->role, role);
  g_mutex_unlock (&self->lock);
}

void
double_set_refusal (Double     *self,
                    const char *text,
                    const char *word)
{
  g_mutex_lock (&self->lock);
  g_set_str (&self->refused_text, text);
  g_set_str (&self->refused_word, word);
  g_mutex_unlock (&self->lock);
}

void
double_set_poison (Double     *self,
                   const char *text,
                   guint       status)
{
  g_mutex_lock (&self->lock);
  g_set_str (&self->poison_text, text);
  self->poison_status = status;
  g_mutex_unlock (&self->lock);
}

void
double_set_budget (Double *self,
                   gint64  bytes)
{
  g_mutex_lock (&self->lock);
  self->budget = bytes;
  self->bytes = 0;
  g_mutex_unlock (&self->lock);
}

gint64
double_get_bytes (Double *self)
{
  gint64 bytes;

  g_mutex_lock (&self->lock);
  bytes = self->bytes;
  g_mutex_unlock (&self->lock);
  return bytes;
}

guint
double_count (Double     *self,
              const char *method,
              const char *where)
{
  guint n = 0;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->log->len; i++)
    n += g_str_has_prefix (self->log->pdata[i], method) && strstr (self->log->pdata[i], where) != NULL;
  g_mutex_unlock (&self->lock);
  return n;
}

void
double_put (Double     *self,
            const char *name,
            const char *json)
{
  g_autoptr(GError) error = NULL;
  Database *database;
  TandemWireDoc *wire;
  TandemSlice root;

  tandem_slice_parse (json, strlen (json), &root, &error);
  g_assert_no_error (error);
  wire = tandem_wire_doc_read (root, &error);
  g_assert_no_error (error);
  g_mutex_lock (&self->lock);
  database = g_hash_table_lookup (self->databases, name);
  store (database ? database : add_database (self, name), wire);
  g_mutex_unlock (&self->lock);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

char *
double_dump (Double     *self,
             const char *name)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  Database *database;
  GHashTableIter iter;
  gpointer id, doc;

  g_mutex_lock (&self->lock);
  database = g_hash_table_lookup (self->databases, name);
  if (database != NULL)
    g_hash_table_iter_init (&iter, database->docs);
  while (database != NULL && g_hash_table_iter_next (&iter, &id, &doc))
    {
      gboolean deleted;
      g_autofree char *rev = tandem_rev_tree_dup_leaf (((Doc *) doc)->tree, 0, &deleted);
      TandemWireDoc *wire = g_hash_table_lookup (((Doc *) doc)->revs, rev);

      if (!deleted)
        g_ptr_array_add (lines, g_strdup_printf ("%s %.*s", (char *) id, (int) g_bytes_get_size (wire->body),
                                                 (const char *) g_bytes_get_data (wire->body, NULL)));
    }
  g_mutex_unlock (&self->lock);
  g_ptr_array_sort (lines, compare_lines);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
