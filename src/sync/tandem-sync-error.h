/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_SYNC_ERROR (tandem_sync_error_quark ())

/**
 * TandemSyncError:
 * @TANDEM_SYNC_ERROR_NO_SERVER: no central server is set up in this workspace
 * @TANDEM_SYNC_ERROR_ADDRESS: the address is no https address (http only for this computer)
 * @TANDEM_SYNC_ERROR_OFFLINE: the server cannot be reached, or the connection broke
 * @TANDEM_SYNC_ERROR_AUTH: user name or password are not accepted: ask
 * @TANDEM_SYNC_ERROR_LOCKED: too many wrong passwords: wait five minutes
 * @TANDEM_SYNC_ERROR_FORBIDDEN: this user may not do that
 * @TANDEM_SYNC_ERROR_MISSING: the database or document is not on the server
 * @TANDEM_SYNC_ERROR_CONFLICT: another version is there (409)
 * @TANDEM_SYNC_ERROR_TOO_LARGE: the request (413) or the answer is larger than allowed
 * @TANDEM_SYNC_ERROR_REFUSED: the server takes the request as it is as an error (other 4xx)
 * @TANDEM_SYNC_ERROR_SERVER: the server failed (5xx) or is busy (429); try later
 * @TANDEM_SYNC_ERROR_PROTOCOL: the answer is not what a CouchDB server says
 * @TANDEM_SYNC_ERROR_DELETIONS: the server would delete a large part of the records: ask
 *
 * What a caller can act on. Messages are technical English for the log; the
 * window has words of its own for each code.
 */
typedef enum
{
  TANDEM_SYNC_ERROR_NO_SERVER,
  TANDEM_SYNC_ERROR_ADDRESS,
  TANDEM_SYNC_ERROR_OFFLINE,
  TANDEM_SYNC_ERROR_AUTH,
  TANDEM_SYNC_ERROR_LOCKED,
  TANDEM_SYNC_ERROR_FORBIDDEN,
  TANDEM_SYNC_ERROR_MISSING,
  TANDEM_SYNC_ERROR_CONFLICT,
  TANDEM_SYNC_ERROR_TOO_LARGE,
  TANDEM_SYNC_ERROR_REFUSED,
  TANDEM_SYNC_ERROR_SERVER,
  TANDEM_SYNC_ERROR_PROTOCOL,
  TANDEM_SYNC_ERROR_DELETIONS,
} TandemSyncError;

GQuark tandem_sync_error_quark (void);

G_END_DECLS
