/** Searching, exporting, importing and clearing the history: what would make a page with thousands of sessions stutter. */
import * as Comlink from 'comlink';
import { Database, databaseName } from '../src/lib/history/database.js';
import { HistoryWork } from '../src/lib/history/history-work.js';
import { KeptRows } from '../src/lib/history/kept-rows.js';

Comlink.expose(new HistoryWork(new KeptRows(new Database(databaseName, indexedDB))));
