import { readable } from '../format/numbers.js';
import { strings } from '../strings.js';

/** Whether it is a thread of messages and no call. */
export const isMessages = (call) => call.medium === 'SMS';

/** The other party: the contact of the log, the caller name or the number. */
export function partyOf(call) {
  if (call.erasedAt) {
    return { name: strings.call.erased, number: null };
  }
  const name = call.log?.contactName ?? call.proposal?.contactName ?? call.callerName;
  if (name) {
    return { name, number: call.number && readable(call.number) };
  }
  return { name: call.number ? null : strings.call.withheld, number: call.number && readable(call.number) };
}

/** The same in one string, for labels. */
export function partyLabel(call) {
  const { name, number } = partyOf(call);
  return name ?? number;
}

/** Whether somebody looks after an account, and not after their own calls alone. */
export const mayOversee = (me) => me.role !== 'agent';
