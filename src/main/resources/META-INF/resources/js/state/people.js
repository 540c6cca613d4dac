import { readable } from '../format/numbers.js';
import { strings } from '../strings.js';

/** Whether it is a thread of messages and no call. */
export const isMessages = (call) => call.medium === 'SMS';

/** Who the other party is, as well as one can say: the contact it is logged on, what the network says, or the number. */
export function whoOf(call) {
  const name = call.log?.contactName ?? call.proposal?.contactName ?? call.callerName;
  if (name) {
    return { name, number: call.number && readable(call.number) };
  }
  return { name: call.number ? null : strings.call.withheld, number: call.number && readable(call.number) };
}

/** The same in one string, for labels. */
export function spokenWho(call) {
  const { name, number } = whoOf(call);
  return name ?? number;
}

/** Whether somebody looks after an account, and not after their own calls alone. */
export const mayOversee = (me) => me.role !== 'agent';
