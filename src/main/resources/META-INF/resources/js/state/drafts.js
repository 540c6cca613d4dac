// Edits that are not saved yet, by call. They stay in this tab: through closing the form, a reload and signing in again.

const STORAGE_KEY = 'autolog.drafts';
const drafts = new Map();
let owner = null;

/** Takes up what this person left; nobody else sees it. */
export function restoreDrafts(person) {
  owner = `${person.accountId}/${person.agentId}`;
  drafts.clear();
  try {
    const left = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null');
    if (left?.owner === owner) {
      Object.entries(left.edits).forEach(([id, edits]) => drafts.set(id, edits));
    }
  } catch {
    // Storage is switched off or holds something else: then there are no drafts.
  }
}

export const draftOf = (id) => drafts.get(id) ?? {};

export const hasDraft = (id) => drafts.has(id);

/** Whether there are edits of anything whose name begins so. */
export const hasDraftsOf = (beginning) => [...drafts.keys()].some((id) => id.startsWith(beginning));

export function keepDraft(id, edits) {
  if (Object.keys(edits).length === 0) {
    drafts.delete(id);
  } else {
    drafts.set(id, edits);
  }
}

export const dropDraft = (id) => drafts.delete(id);

export function storeDrafts() {
  try {
    if (drafts.size === 0) {
      sessionStorage.removeItem(STORAGE_KEY);
    } else if (owner) {
      sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ owner, edits: Object.fromEntries(drafts) }));
    }
  } catch {
    // See above.
  }
}

export function clearDrafts() {
  drafts.clear();
  storeDrafts();
}
