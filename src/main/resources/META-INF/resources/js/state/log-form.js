// What a person has changed in a log form, apart from what the form started from: only the changes are kept, so that they
// outlive a newer state of the call.

/** Marks the choice of a contact that is yet to be created. */
export const NEW = 'new';

/**
 * What the form starts from. A title that nobody gave is undefined: the server makes one.
 *
 * @param {object} call with its log and conflict
 * @param {string} newType what a new contact is unless somebody says otherwise
 */
export function startOf(call, newType) {
  const candidates = call.conflict?.status === 'OPEN' ? call.conflict.candidates : [];
  return {
    contact: call.log?.contactId ?? proposedContact(call) ?? (candidates.length === 1 ? candidates[0].contactId : null),
    newName: call.proposal?.contactName ?? call.callerName ?? '',
    newType,
    subject: call.log?.subject,
    notes: call.log?.notes ?? '',
    disposition: call.log?.disposition ?? '',
    remember: false,
    others: false,
  };
}

/** The contact that the rules would log on: one that is there, or one that they would make. */
const proposedContact = ({ log, proposal }) => (log || !proposal?.contactName ? null : (proposal.contactId ?? NEW));

/** @returns the edits with one more; what equals the start is no edit; another contact has other associations */
export function edited(edits, start, field, value) {
  const rest = without(edits, field);
  const kept = field === 'contact' ? without(rest, 'association', 'picked') : rest;
  return value === start[field] ? kept : { ...kept, [field]: value };
}

/** What stays when the call turns out to have changed: the words, but not a choice that was made of other possibilities. */
export const rebased = (edits) => without(edits, 'contact', 'picked', 'association', 'others');

/**
 * The association a form shows: its id and kind, null for none on purpose, undefined while a choice is still to be made.
 *
 * @param {object[] | null} open the contact's open associations; null while they are not known
 * @returns {{id: string, kind: string | null} | null | undefined}
 */
export function associationOf(call, edits, contact, open) {
  if (edits.association !== undefined) {
    return edits.association;
  }
  if (call.log && contact === call.log.contactId) {
    return identity(call.log.association);
  }
  if (!call.log && call.proposal?.contactId && contact === call.proposal.contactId) {
    const { associationId: id, associationKind: kind } = call.proposal;
    return id === null ? null : identity({ id, kind });
  }
  return open?.length === 1 ? identity(open[0]) : undefined;
}

/** What tells an association from others: two of different kinds can have one id. */
export const identity = (association) => (association ? { id: association.id, kind: association.kind ?? null } : null);

/** Whether two associations are one; a kind that is not known tells nothing. */
export const isSame = (one, other) => one?.id === other?.id && (!one?.kind || !other?.kind || one.kind === other.kind);

/** By field, what is still missing. Names of `strings.form.missing`. */
export function missing({ contact, newName }, association, open) {
  if (contact === null) {
    return { contact: 'contact' };
  }
  if (contact === NEW) {
    return newName.trim() ? {} : { newName: 'name' };
  }
  return open?.length > 0 && association === undefined ? { association: 'association' } : {};
}

/** The body that logs a call. What was left alone is left out, and the server's own words apply. */
export function logRequest(values, edits, association) {
  return {
    ...contactPart(values),
    ...(values.contact === NEW ? {} : associationPart(association)),
    ...wordsOf(edits),
    ...(values.remember ? { rememberNumber: true } : {}),
  };
}

/** The body that changes a log: only what was changed, and which version of the log that was meant for. */
export function editRequest(call, values, edits, association) {
  const moved = values.contact !== call.log.contactId;
  const associationChanged =
    !moved && edits.association !== undefined && !isSame(edits.association, call.log.association);
  return {
    version: call.log.version,
    ...(moved ? contactPart(values) : {}),
    ...(associationChanged || (moved && values.contact !== NEW) ? associationPart(association) : {}),
    ...wordsOf(edits),
  };
}

function contactPart({ contact, newName, newType }) {
  return contact === NEW
    ? { newContact: { name: newName.trim(), type: newType.trim() || null } }
    : { contactId: contact };
}

function associationPart(association) {
  if (association === undefined) {
    return {};
  }
  const { id = null, kind } = association ?? {};
  return kind ? { associationId: id, associationKind: kind } : { associationId: id };
}

/** An emptied field is said so by null. */
function wordsOf(edits) {
  const words = {};
  for (const field of ['subject', 'notes', 'disposition']) {
    if (edits[field] !== undefined) {
      words[field] = edits[field].trim() || null;
    }
  }
  return words;
}

function without(edits, ...fields) {
  return Object.fromEntries(Object.entries(edits).filter(([field]) => !fields.includes(field)));
}
