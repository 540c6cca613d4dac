import { html } from '../preact.js';
import { strings } from '../strings.js';
import { isMessages } from '../state/party.js';
import { Inbound, Message, Missed, Outbound } from './icons.js';

const isMissed = (call) => call.direction === 'INBOUND' && call.result === 'MISSED';

/** An arrow to or from the agent; a missed call's is red and broken. Messages, which go both ways, have a bubble. */
export function Direction({ call }) {
  const Arrow = isMessages(call)
    ? Message
    : isMissed(call)
      ? Missed
      : call.direction === 'INBOUND'
        ? Inbound
        : Outbound;
  const words = (isMessages(call) ? strings.call.sms : strings.call.directions)[call.direction];
  return html`
    <span class=${isMissed(call) ? 'direction is-missed' : 'direction'} title=${words}>
      <${Arrow} /><span class="unseen">${words}</span>
    </span>
  `;
}

/** How the call ended, red if it was missed; how many messages there are. */
export const Result = ({ call }) =>
  isMessages(call)
    ? html`<span>${strings.call.messages(call.messages?.count ?? 1)}</span>`
    : html`<span class=${call.result === 'MISSED' ? 'is-missed' : ''}
        >${strings.call.results[call.result] ?? call.result}</span
      >`;
