import { html } from '../preact.js';
import { strings } from '../strings.js';
import { Inbound, Missed, Outbound } from './icons.js';

const isMissed = (call) => call.direction === 'INBOUND' && call.result === 'MISSED';

/** An arrow to or from the agent; a missed call's is red and broken. */
export function Direction({ call }) {
  const Arrow = isMissed(call) ? Missed : call.direction === 'INBOUND' ? Inbound : Outbound;
  const words = strings.call.directions[call.direction];
  return html`
    <span class=${isMissed(call) ? 'direction is-missed' : 'direction'} title=${words}>
      <${Arrow} /><span class="unseen">${words}</span>
    </span>
  `;
}

/** How the call ended; red if it was missed. */
export const Result = ({ call }) =>
  html`<span class=${call.result === 'MISSED' ? 'is-missed' : ''}>${strings.call.results[call.result] ?? call.result}</span>`;
