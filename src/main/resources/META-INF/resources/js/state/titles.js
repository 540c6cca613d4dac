import { isMessages } from './party.js';

/**
 * The title that the server gives a log itself.
 *
 * @param {object | null} templates the account's; null while they are not known
 * @returns {string | null} null where only the server can tell: the template asks for more than the contact
 */
export function titleOf(templates, call, name) {
  const template =
    templates?.[
      isMessages(call) ? 'messagesSubject' : call.direction === 'INBOUND' ? 'inboundSubject' : 'outboundSubject'
    ];
  return template === undefined || /\{(?!contact\})/.test(template) ? null : template.replaceAll('{contact}', name);
}

/** The title that a form shows as long as nobody wrote one: that of the log, or what it will be. */
export function shownTitle(templates, call, name) {
  const { log, proposal } = call;
  if (log && log.subject !== titleOf(templates, call, log.contactName)) {
    return log.subject;
  }
  if (!log && proposal?.subject && proposal.contactName === name) {
    return proposal.subject;
  }
  return (name && titleOf(templates, call, name)) ?? '';
}
