/** @import { OwnLine as Line } from '../../server/types.js' */
import { readable } from '../../format/numbers.js';
import { exactTime } from '../../format/times.js';
import { PhoneNumber } from '../../parts/names.js';
import { DayAndTime } from '../../parts/times.js';
import { useNames } from '../../parts/use-agents.js';
import { html, useRef } from '../../preact.js';
import { strings } from '../../strings.js';

const words = strings.ownLines;

/** @type {Record<Line['state'], string[]>} */
const ACTIONS = { SETTINGS: [], LEARNED: ['pin', 'remove'], PINNED: ['remove'], REMOVED: ['pin'] };

/** One own line: its origin, its agents, and the available choices. */
export function OwnLine({ line: one, lines }) {
  const element = useRef(null);
  const { busy, error } = lines;
  const number = readable(one.line);
  const run = async (action) => {
    if (!busy && (await lines.act(action, one.line))) {
      // The button, and the entry with it, may have disappeared.
      const next = element.current?.querySelector('button') ?? document.querySelector('#own-line');
      /** @type {HTMLElement} */ (next).focus();
    }
  };
  const actions = [...ACTIONS[one.state], ...(one.choice ? ['take-back'] : [])];
  return html`
    <li class="entry" ref=${element}>
      <div class="entry-main">
        <p class="entry-head">
          <strong><${PhoneNumber}>${number}<//></strong>
          <span class=${`state is-${one.state.toLowerCase()}`}>${words.states[one.state]}</span>
        </p>
        <${Origins} line=${one} />
        ${one.choice && html`<${Choice} choice=${one.choice} />`}
        ${error?.line === one.line && html`<p class="error" role="alert">${error.message}</p>`}
        ${
          actions.length > 0 &&
          html`<div class="actions">
            ${actions.map(
              (action) => html`
                <button
                  type="button"
                  key=${action}
                  class="button"
                  aria-disabled=${busy ? 'true' : null}
                  aria-label=${words.spoken(words.actions[action], number)}
                  onClick=${() => run(action)}
                >
                  ${words.actions[action]}
                </button>
              `,
            )}
          </div>`
        }
      </div>
    </li>
  `;
}

function Origins({ line: { state, origins } }) {
  const nameOf = useNames();
  if (state === 'SETTINGS') {
    return html`<p class="hint">${words.listed(strings.settings.sections.numbers)}</p>`;
  }
  if (origins.length === 0) {
    return state === 'LEARNED' && html`<p class="hint">${words.withoutOrigin}</p>`;
  }
  return origins.map(
    ({ agentId, agentName, kind, callId, at, current }) => html`
      <p class="hint" key=${agentId + kind}>
        <bdi>${words.origins[kind](agentName ?? nameOf(agentId))}</bdi>, <${DayAndTime} at=${at} /> ·${' '}
        <bdi>${words.call(callId)}</bdi>${!current && ` · ${words.earlier}`}
      </p>
    `,
  );
}

function Choice({ choice: { state, by, byName, at } }) {
  const nameOf = useNames();
  return html`<p class="hint" dir="auto">
    ${words.chosenBy(words.states[state], byName ?? nameOf(by), exactTime(at))}
  </p>`;
}
