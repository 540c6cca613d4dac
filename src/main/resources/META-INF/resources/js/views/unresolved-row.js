import { isMessages, partyLabel, partyOf } from '../state/party.js';
import { routeTo } from '../state/routes.js';
import { Direction, Result } from '../parts/direction.js';
import { PhoneNumber, Party } from '../parts/names.js';
import { pure } from '../parts/pure.js';
import { Age } from '../parts/times.js';
import { html } from '../preact.js';
/** @import { Conflict } from '../server/types.js' */
import { strings } from '../strings.js';

/** One open conflict: the other party, the kind, and its age. */
export const UnresolvedRow = pure(({ conflict, filters, open, selected, fresh, draft, showAgent, onToggle }) => {
  const { name, number } = partyOf(conflict);
  return html`
    <li class=${classes(open, selected, fresh)} data-id=${conflict.id}>
      <label class="row-select">
        <input
          type="checkbox"
          tabindex="-1"
          checked=${selected}
          aria-label=${strings.unresolved.select(partyLabel(conflict))}
          onChange=${() => onToggle(conflict.id)}
        />
      </label>
      <a
        class="row-link"
        data-row
        href=${routeTo({ view: 'unresolved', id: conflict.id, filters })}
        tabindex="-1"
        aria-current=${open ? 'true' : null}
      >
        <${Direction} call=${conflict} />
        <span class="row-main">
          <span class="row-line">
            <span class="row-who"><${Party} call=${conflict} /></span>
            ${name && number && html`<span class="row-number"><${PhoneNumber}>${number}<//></span>`}
          </span>
          <span class="facts-line row-facts">
            <span class="row-kind">${kindText(conflict)}</span>
            ${(isMessages(conflict) || conflict.result !== 'ANSWERED') && html`<span class="fact"><${Result} call=${conflict} /></span>`}
            ${showAgent && html`<span class="fact"><bdi>${conflict.agent?.name ?? conflict.agent?.id ?? (isMessages(conflict) ? strings.call.sharedInbox : strings.call.noAgent)}</bdi></span>`}
          </span>
        </span>
        <span class="row-end">
          <${Age} at=${conflict.startedAt} />
          ${draft && html`<span class="tag">${strings.list.draft}</span>`}
        </span>
      </a>
    </li>
  `;
});

const classes = (open, selected, fresh) =>
  ['row', 'has-select', open && 'is-open', selected && 'is-selected', fresh && 'is-fresh'].filter(Boolean).join(' ');

/** @param {Conflict} conflict */
function kindText({ kind, number, candidates, candidateCount, suggestions }) {
  const { call } = strings;
  switch (kind) {
    case 'NO_CONTACT_MATCH':
      if (number === null) {
        return call.noNumber;
      }
      return suggestions.length > 0 ? call.similarNumbers(suggestions.length) : call.noMatch;
    case 'MULTIPLE_CONTACTS':
      return candidates.length > 0 ? call.contacts(candidateCount) : call.severalContacts;
    case 'MULTIPLE_ASSOCIATIONS':
      return candidates.length > 0 ? call.items(candidates[0].name, candidates[0].associationCount) : call.severalItems;
    default:
      return kind;
  }
}
