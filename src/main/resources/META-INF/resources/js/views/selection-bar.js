import { Close } from '../parts/icons.js';
import { html } from '../preact.js';
import { commonNumber } from '../state/selection.js';
import { strings } from '../strings.js';

/** The actions for the selected conflicts. */
export function SelectionBar({ selected, same, add, clear, open }) {
  const words = strings.unresolved;
  const together = selected.length === 1 || commonNumber(selected) !== null;
  return html`
    <section class="selection-bar" aria-label=${words.selection}>
      <div>
        <button type="button" class="button is-icon" onClick=${clear} aria-label=${words.clear} title=${words.clear}>
          <${Close} />
        </button>
        <span class="selection-count" role="status">${words.selected(selected.length)}</span>
        ${
          same.length > 0 &&
          html`
            <button type="button" class="button is-quiet" onClick=${() => add(same.map((item) => item.id))}>
              ${words.sameNumber(same.length)}
            </button>
          `
        }
        ${!together && html`<span class="hint">${words.differentNumbers}</span>`}
      </div>
      <div>
        <button type="button" class="button" onClick=${() => open(true)}>${words.dismissSelected}</button>
        ${
          together &&
          html`
            <button type="button" class="button is-main" onClick=${() => open(false)}>
              ${selected.length === 1 ? strings.calls.log : words.logSelected}
            </button>
          `
        }
      </div>
    </section>
  `;
}
