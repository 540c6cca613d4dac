import { isMessages, spokenWho, whoOf } from '../state/people.js';
import { routeTo } from '../state/routes.js';
import { Direction, Result } from '../parts/direction.js';
import { PhoneNumber, Who } from '../parts/names.js';
import { pure } from '../parts/pure.js';
import { Age } from '../parts/times.js';
import { html } from '../preact.js';
import { strings } from '../strings.js';

/** One open conflict: who, why it waits, since when. */
export const UnresolvedRow = pure(({ conflict, filters, open, selected, fresh, draft, showAgent, onToggle }) => {
  const { name, number } = whoOf(conflict);
  return html`
    <li class=${classes(open, selected, fresh)} data-id=${conflict.id}>
      <label class="row-select">
        <input
          type="checkbox"
          tabindex="-1"
          checked=${selected}
          aria-label=${strings.unresolved.select(spokenWho(conflict))}
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
            <span class="row-who"><${Who} call=${conflict} /></span>
            ${name && number && html`<span class="row-number"><${PhoneNumber}>${number}<//></span>`}
          </span>
          <span class="facts-line row-facts">
            <span class="row-kind">${strings.call.kinds[conflict.kind]?.(conflict) ?? conflict.kind}</span>
            ${(isMessages(conflict) || conflict.result !== 'ANSWERED') && html`<span class="fact"><${Result} call=${conflict} /></span>`}
            ${showAgent && html`<span class="fact"><bdi>${conflict.agent?.name ?? conflict.agent?.id ?? (isMessages(conflict) ? strings.call.smsNobody : strings.call.nobody)}</bdi></span>`}
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
