/**
 * The request about a contact or number; null while nothing is given.
 *
 * @param {'contactId' | 'number'} kind
 * @param {string} typed
 */
export function personRequest(kind, typed) {
  const value = typed.trim();
  return value === '' ? null : { [kind]: value };
}

/** Whether an erasure is under way. */
export const isUnderWay = (erasure) => erasure.step !== 'DONE';
