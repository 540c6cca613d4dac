import { duration } from '../format/times.js';
import { Direction, Result } from '../parts/direction.js';
import { isLink, Outward } from '../parts/outward.js';
import { DayAndTime } from '../parts/times.js';
import { isMessages } from '../state/party.js';
import { html } from '../preact.js';
import { strings } from '../strings.js';
import { Proposal } from './proposal.js';

/** The facts of the call in a line or two. */
export const CallFacts = ({ call }) => html`
  <div class="facts">
    <p class="facts-line">
      <span class="fact"
        ><${Direction}
          call=${call}
        />${' '}${(isMessages(call) ? strings.call.sms : strings.call.directions)[call.direction]}</span
      >
      <span class="fact"><${Result} call=${call} /></span>
      <span class="fact"><${DayAndTime} at=${call.startedAt} /></span>
      ${call.talkTimeSeconds > 0 && html`<span class="fact">${duration(call.talkTimeSeconds)}</span>`}
      <span class="fact">${agentOf(call)}</span>
      ${call.queue && html`<span class="fact"><bdi>${strings.call.queue(call.queue)}</bdi></span>`}
    </p>
    ${isLink(call.recordingUrl) && html` <p><${Outward} href=${call.recordingUrl}>${strings.call.recording}<//></p> `}
    ${call.crmRecord && html`<p><${CrmRecord} record=${call.crmRecord} /></p>`}
    ${call.erasedAt && html`<p class="ask">${strings.call.erasedLead}</p>`}
    ${
      call.outcome === 'NOT_LOGGED' &&
      !call.erasedAt &&
      html`<p class="ask">
        ${strings.call.notLoggedBecause(strings.call.notLogged[call.notLoggedReason] ?? call.notLoggedReason)}
      </p>`
    }
    ${call.proposal && html`<p class="ask"><${Proposal} call=${call} /></p>`}
    ${call.conflict?.status === 'OPEN' && html`<p class="ask">${ask(call.conflict)}</p>`}
  </div>
  ${call.messages?.text && html`<${Thread} text=${call.messages.text} />`}
`;

/** The messages themselves, oldest first. */
const Thread = ({ text }) => html`
  <div class="thread">
    <h3 id="thread-heading">${strings.call.thread}</h3>
    <p class="thread-text" dir="auto" tabindex="0" role="region" aria-labelledby="thread-heading">${text}</p>
  </div>
`;

function agentOf(call) {
  const { agent, direction } = call;
  if (!agent) {
    return isMessages(call) ? strings.call.sharedInbox : strings.call.noAgent;
  }
  const name = agent.name ?? agent.id;
  if (isMessages(call)) {
    return strings.call.smsOf(name);
  }
  return direction === 'INBOUND' ? strings.call.answeredBy(name) : strings.call.calledBy(name);
}

const ask = (conflict) => strings.call.asks[conflict.number === null ? 'WITHHELD' : conflict.kind];

/** Where the log is in the CRM, or why it is not there. */
function CrmRecord({ record: { crm, state, url } }) {
  const words = strings.call.crmRecord[state]?.(crm) ?? crm;
  return isLink(url) ? html`<${Outward} href=${url}>${words}<//>` : words;
}
