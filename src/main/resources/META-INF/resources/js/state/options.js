// The contacts that a form offers, from whatever it knows of them.

/**
 * @typedef {object} Option
 * @property {string} contactId
 * @property {string} name
 * @property {string | null} [type]
 * @property {string | null} [company]
 * @property {string | null} reason MATCH, CURRENT, PROPOSED, FOUND or one of the server's suggestion reasons
 * @property {string | null} typed the number as it stands in the CRM
 * @property {object[] | null} associations the open ones; null while they are not known
 */

/**
 * @param {object} call
 * @param {object[]} [candidates] the contacts that have the number; those that the conflict shows unless given
 * @returns {{certain: Option[], similar: Option[]}}
 */
export function optionsOf(call, candidates) {
  const conflict = call.conflict?.status === 'OPEN' ? call.conflict : null;
  const certain = (conflict ? (candidates ?? conflict.candidates) : []).map((one) => ({
    ...one,
    reason: one.reason ?? 'MATCH',
    typed: one.matchedPhone,
    // Of many only some are known: the choice asks for all.
    associations: one.associationCount > one.associations.length ? null : one.associations,
  }));
  const similar = (conflict?.suggestions ?? []).map((one) => ({ ...one, typed: one.matchedPhone, associations: null }));
  if (call.log) {
    const { contactId, contactName: name } = call.log;
    certain.unshift({ contactId, name, reason: 'CURRENT', typed: null, associations: null });
  }
  if (!call.log && call.proposal?.contactId) {
    const { contactId, contactName: name } = call.proposal;
    certain.unshift({ contactId, name, reason: 'PROPOSED', typed: null, associations: null });
  }
  return { certain, similar };
}

/** A contact as the search or the server's own page of it has it. */
export function optionOf(contact, number) {
  const same = contact.phones.find((phone) => number !== null && phone.number === number);
  const typed = (same ?? contact.phones[0])?.raw ?? null;
  return {
    contactId: contact.id,
    name: contact.name,
    type: contact.type,
    company: contact.company,
    placeholder: contact.placeholder,
    reason: same ? 'MATCH' : 'FOUND',
    typed,
    associations: contact.associations.filter((association) => association.open),
  };
}

/** What is known of a contact, completed by what was learnt since. */
export function completed(option, more) {
  return more ? { ...more, ...defined(option), associations: option.associations ?? more.associations } : option;
}

function defined(option) {
  return Object.fromEntries(Object.entries(option).filter(([, value]) => value !== undefined && value !== null));
}
