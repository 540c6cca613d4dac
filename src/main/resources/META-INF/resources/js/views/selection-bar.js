import { Close } from '../parts/icons.js';
import { html } from '../preact.js';
import { commonNumber } from '../state/selection.js';
import { strings } from '../strings.js';

/** What can be done with the selected conflicts. */
export function SelectionBar({ selected, same, add, clear, open }) {
  const together = selected.length === 1 || commonNumber(selected) !== null;
  return html`
    <section class="selection-bar" aria-label=${strings.unresolved.selection}>
      <span class="selection-count" role="status">${strings.unresolved.selected(selected.length)}</span>
      ${same.length > 0 &&
      html`
        <button type="button" class="button is-quiet" onClick=${() => add(same.map((item) => item.id))}>
          ${strings.unresolved.sameCaller(same.length)}
        </button>
      `}
      <span class="spring"></span>
      ${together
        ? html`
            <button type="button" class="button is-main" onClick=${() => open(false)}>
              ${selected.length === 1 ? strings.calls.log : strings.unresolved.together}
            </button>
          `
        : html`<span class="hint">${strings.unresolved.togetherDifferent}</span>`}
      <button type="button" class="button" onClick=${() => open(true)}>${strings.unresolved.dismissTogether}</button>
      <button type="button" class="button is-icon" onClick=${clear} aria-label=${strings.unresolved.clear} title=${strings.unresolved.clear}>
        <${Close} />
      </button>
    </section>
  `;
}
