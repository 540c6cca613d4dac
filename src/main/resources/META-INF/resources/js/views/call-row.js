import { dayHeading, duration } from '../format/times.js';
import { Direction, Result } from '../parts/direction.js';
import { Check } from '../parts/icons.js';
import { PhoneNumber, Party } from '../parts/names.js';
import { pure } from '../parts/pure.js';
import { ClockTime } from '../parts/times.js';
import { html } from '../preact.js';
import { isMessages, partyLabel, partyOf } from '../state/party.js';
import { routeTo } from '../state/routes.js';
import { strings } from '../strings.js';
import { Proposal } from './proposal.js';

/** The heading of a day. */
export const DayRow = pure(({ at, now }) => html`<li class="day"><h3>${dayHeading(at, now)}</h3></li>`);

/** One call of the history: the other party, result and outcome. */
export const CallRow = pure(({ call, open, fresh, draft, showAgent, filters }) => {
  const { name, number } = partyOf(call);
  const href = routeTo({ view: 'calls', id: call.id, filters });
  const erased = Boolean(call.erasedAt);
  const logged = call.outcome === 'LOGGED' && !erased;
  return html`
    <li class=${['row', open && 'is-open', fresh && 'is-fresh'].filter(Boolean).join(' ')} data-id=${call.id}>
      <a class="row-link" data-row href=${href} tabindex="-1" aria-current=${open ? 'true' : null}>
        <${Direction} call=${call} />
        <span class="row-main">
          <span class="row-line">
            <span class=${call.result === 'MISSED' ? 'row-who is-missed' : 'row-who'}><${Party} call=${call} /></span>
            ${name && number && html`<span class="row-number"><${PhoneNumber}>${number}<//></span>`}
          </span>
          <span class="facts-line row-facts">
            <span class="fact"><${Result} call=${call} /></span>
            ${!isMessages(call) && call.result === 'ANSWERED' && call.talkTimeSeconds > 0 && html`<span class="fact">${duration(call.talkTimeSeconds)}</span>`}
            ${showAgent && html`<span class="fact"><bdi>${call.agent?.name ?? call.agent?.id ?? (isMessages(call) ? strings.call.sharedInbox : strings.call.noAgent)}</bdi></span>`}
            ${logged && call.log.association?.title && html`<span class="fact"><bdi>${call.log.association.title}</bdi></span>`}
            ${call.outcome === 'NOT_LOGGED' && !erased && html`<span class="fact">${strings.call.notLogged[call.notLoggedReason] ?? call.notLoggedReason}</span>`}
            ${call.outcome === 'NOT_LOGGED' && call.notLoggedReason !== 'FORM_REQUESTED' && call.proposal && html`<span class="fact row-proposal"><${Proposal} call=${call} /></span>`}
          </span>
        </span>
        <span class="row-end">
          <${ClockTime} at=${call.startedAt} />
          <span class="row-tags">
            ${draft && html`<span class="tag">${strings.list.draft}</span>`}
            <${OutcomeTag} outcome=${call.outcome} />
          </span>
        </span>
      </a>
      ${
        !erased &&
        html`<a
          class="row-action button"
          href=${href}
          tabindex="-1"
          aria-label=${logged ? strings.calls.editSpoken(partyLabel(call)) : strings.calls.logSpoken(partyLabel(call))}
        >
          ${logged ? strings.calls.edit : strings.calls.log}
        </a>`
      }
    </li>
  `;
});

const OutcomeTag = ({ outcome }) => html`
  <span class=${`outcome is-${outcome.toLowerCase().replace('_', '-')}`}>
    ${outcome === 'LOGGED' && html`<${Check} />`} ${strings.call.outcomes[outcome] ?? outcome}
  </span>
`;
