/** @import { CrmConnection, CrmKind } from '../server/types.js' */

// The connection to the CRM: what is entered for it, and how it is.

/** Whether the first synchronization is under way. @param {CrmConnection} connection */
export const isSyncing = ({ state, contacts }) => state === 'CONNECTED' && contacts.syncedAt === null;

/** Whether it changes by itself, so that it has to be asked for again. @param {CrmConnection | null} connection */
export const isMoving = (connection) => connection !== null && (connection.check.running || isSyncing(connection));

/**
 * The request that stores what was typed. A field that is left empty is omitted: a stored secret stays.
 *
 * @param {CrmKind} kind
 * @param {Record<string, string>} typed by the names of the fields
 * @param {Record<string, string>} dispositions kept as they are
 */
export function connectionRequest(kind, typed, dispositions) {
  /** @type {Record<string, string>} */
  const settings = {};
  /** @type {Record<string, string>} */
  const secrets = {};
  for (const { name, secret } of kind.fields) {
    const value = (typed[name] ?? '').trim();
    if (value !== '') {
      (secret ? secrets : settings)[name] = value;
    }
  }
  return { kind: kind.kind, settings, secrets, dispositions };
}

/** The path of a field in violations. */
export const pathOf = ({ name, secret }) => `${secret ? 'secrets' : 'settings'}.${name}`;

/** What can be done with a connection: it sends, or it is begun with, or tried again. @param {CrmConnection} connection */
export const movesOf = ({ state }) =>
  state === 'CONNECTED' ? ['pause'] : state === 'PAUSED' ? ['resume'] : ['resume', 'pause'];
