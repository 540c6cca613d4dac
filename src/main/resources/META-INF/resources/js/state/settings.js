import { violationText } from '../format/codes.js';

// The settings of an account or an agent, and what somebody has changed in them but not saved yet. A change stands under the
// name of its setting; that of a lock under `lock.` and the name.

/** Which settings a section shows, in their order. */
export const SECTIONS = {
  logging: ['autoLogCalls', 'popUpOnly', 'dryRun', 'trial'],
  messages: ['autoLogMessages'],
  'no-match': ['noContactMatch'],
  several: ['severalContacts', 'severalAssociations'],
  calls: ['whichCalls', 'contactTypes', 'clockToleranceSeconds'],
  'do-not-log': ['doNotLog'],
  owner: ['owners'],
  numbers: ['defaultRegion', 'e164WithoutPlus', 'timeZone', 'ownLines', 'numberFormats'],
  content: ['logContent', 'completion'],
};

/** What agents may set for themselves, unless an administrator locks it. */
export const AGENTS_OWN = [
  'autoLogCalls',
  'autoLogMessages',
  'popUpOnly',
  'noContactMatch',
  'severalContacts',
  'severalAssociations',
];

export const ACCOUNT = 'account';
export const MINE = 'mine';

/** Where the API has the settings of a scope: the account's, one's own, or those of the agent it names. */
export function pathOf(scope) {
  switch (scope) {
    case ACCOUNT:
      return '/settings';
    case MINE:
      return '/settings/mine';
    default:
      return `/settings/agents/${encodeURIComponent(scope)}`;
  }
}

export const lockOf = (name) => `lock.${name}`;
const isLock = (key) => key.startsWith('lock.');
const nameOf = (key) => (isLock(key) ? key.slice('lock.'.length) : key);

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The value as it is saved. */
const savedValue = (view, key) => (isLock(key) ? view.locked.includes(nameOf(key)) : view.values[key]);

/** @returns the changes with one more, or without it if it changes nothing; null goes back to what holds otherwise */
export function withChange(edits, view, key, value) {
  const { [key]: _, ...rest } = edits;
  const changes = value === null ? (view.own ?? view.set ?? []).includes(key) : !same(value, savedValue(view, key));
  return changes ? { ...rest, [key]: value } : rest;
}

/** @returns the changes without those that a newer state has made superfluous */
export function rebasedOn(view, edits) {
  return Object.entries(edits).reduce((kept, [key, value]) => withChange(kept, view, key, value), {});
}

/**
 * The settings as they would be with the changes.
 *
 * @param {object} view what holds now
 * @param {object} account what holds for the account, for an agent's settings that go back to it
 */
export function valuesWith(view, account, edits) {
  const values = { ...view.values };
  for (const [key, value] of Object.entries(edits)) {
    if (!isLock(key)) {
      values[key] = value === null ? account.values[key] : value;
    }
  }
  return values;
}

export const isLocked = (view, edits, name) => edits[lockOf(name)] ?? view.locked.includes(name);

/** The changes to the settings of a section. */
export const changesOf = (edits, section) =>
  Object.keys(edits).filter((key) => SECTIONS[section]?.includes(nameOf(key)));

/** The section that shows a setting. */
export const sectionOf = (name) => Object.keys(SECTIONS).find((section) => SECTIONS[section].includes(name)) ?? null;

/** The request that saves some of the changes. */
export function patchOf(view, edits, keys) {
  const values = Object.fromEntries(keys.filter((key) => !isLock(key)).map((key) => [key, edits[key]]));
  const locks = keys.filter(isLock);
  return {
    version: view.version,
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(locks.length > 0 ? { locked: lockedWith(view.locked, edits, locks) } : {}),
  };
}

function lockedWith(locked, edits, locks) {
  const names = locks.map(nameOf);
  return [...locked.filter((name) => !names.includes(name)), ...names.filter((name) => edits[lockOf(name)])];
}

export function without(edits, keys) {
  return Object.fromEntries(Object.entries(edits).filter(([key]) => !keys.includes(key)));
}

/**
 * What is wrong, by setting: as a whole under its name, and by place in a list.
 *
 * @param {import('../server/types.js').Violation[]} violations such as of `values.doNotLog[3].value` or `values.trial.agents[0]`
 * @returns {Record<string, {message: string | null, at: Record<number, string>}>}
 */
export function faultsOf(violations) {
  /** @type {Record<string, {message: string | null, at: Record<number, string>}>} */
  const faults = {};
  for (const violation of violations) {
    const { field } = violation;
    const message = violationText(violation);
    const [, name, index] = /^(?:values\.)?(\w+)(?:\.\w+)?(?:\[(\d+)\])?/.exec(field) ?? [null, field];
    const fault = (faults[name] ??= { message: null, at: {} });
    if (index === undefined) {
      fault.message ??= message;
    } else {
      fault.at[index] ??= message;
    }
  }
  return faults;
}
