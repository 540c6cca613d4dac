/** @import { CrmConnection, CrmKind } from '../server/types.js' */

// The connection to the CRM: what is entered for it, and how it is.

/** Whether contacts are read from it. @param {CrmConnection} connection @param {CrmKind[]} kinds */
export const hasContacts = (connection, kinds) => kinds.some((one) => one.kind === connection.kind && one.hasContacts);

/** Whether the first synchronization is under way. @param {CrmConnection} connection @param {CrmKind[]} kinds */
export const isSyncing = (connection, kinds) =>
  connection.state === 'CONNECTED' && connection.contacts.syncedAt === null && hasContacts(connection, kinds);

/**
 * Whether it changes by itself, so that it has to be asked for again.
 *
 * @param {CrmConnection | null} connection
 * @param {CrmKind[]} kinds
 */
export const isMoving = (connection, kinds) =>
  connection !== null && (connection.check.running || isSyncing(connection, kinds));

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
