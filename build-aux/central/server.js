/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A CouchDB-protocol server on loopback for tests and demonstrations: no
 * users, no rules. Never put it on a network.
 *
 *   node server.js PORT memory|leveldb FOLDER [until-eof]
 *
 * PORT 0 takes a free one; until-eof: ends when its standard input does, and so
 * with who started it. The first line on standard output is the address.
 * The packages are found through TANDEM_CENTRAL_MODULES, or as usual. */
'use strict';

const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const modules = process.env.TANDEM_CENTRAL_MODULES;
const load = modules ? createRequire(path.join(modules, 'package.json')) : require;

const [port, kind, folder] = [Number(process.argv[2]), process.argv[3], process.argv[4]];
if (!Number.isInteger(port) || !['memory', 'leveldb'].includes(kind) || !folder) {
  process.stderr.write('usage: server.js PORT memory|leveldb FOLDER\n');
  process.exit(2);
}
if (process.argv[5] === 'until-eof') {
  process.stdin.on('end', () => process.exit(0)).resume();
}
fs.mkdirSync(folder, { recursive: true });
process.chdir(folder);

const PouchDB = load('pouchdb-core')
  .plugin(load('pouchdb-adapter-' + kind))
  .plugin(load('pouchdb-adapter-http'))
  .plugin(load('pouchdb-mapreduce'))
  .plugin(load('pouchdb-replication'))
  .plugin(load('pouchdb-find'))
  .defaults({ prefix: folder + path.sep, adapter: kind });

const app = load('express')();
app.use('/', load('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', inMemoryConfig: true }));

const server = app.listen(port, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`);
});
