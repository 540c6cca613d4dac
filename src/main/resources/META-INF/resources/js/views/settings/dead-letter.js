import { exactTime } from '../../format/times.js';
import { DayAndTime } from '../../parts/times.js';
import { html, useState } from '../../preact.js';
import { read } from '../../server/api.js';
import { strings } from '../../strings.js';

const words = strings.deadLetters;

/** One dead letter; its excerpt loads when it is opened. */
export function DeadLetter({ letter, selected, toggle }) {
  return html`
    <li class=${selected ? 'entry is-selected' : 'entry'}>
      ${toggle && html`<input type="checkbox" checked=${selected} onChange=${toggle} aria-label=${words.select(reasonOf(letter))} />`}
      <div class="entry-main">
        <p class="entry-head">
          <strong>${reasonOf(letter)}</strong> <span class="hint"><${DayAndTime} at=${letter.at} /></span>
        </p>
        ${letter.detail && html`<p><code dir="auto">${letter.detail}</code></p>`}
        <p class="hint">
          ${letter.offset === null ? letter.topic : words.origin(letter.topic, letter.partition, letter.offset)}
        </p>
        ${letter.replayedFrom && html`<p class="hint">${words.again}</p>`}
        ${letter.doneAt && html`<p class="hint">${words.doneBy(words.statuses[letter.status], letter.doneBy, exactTime(letter.doneAt))}</p>`}
        <${Content} id=${letter.id} />
      </div>
    </li>
  `;
}

const reasonOf = ({ reason }) => words.reasons[reason] ?? reason;

function Content({ id }) {
  const [state, setState] = useState({ letter: null, error: null });
  const onToggle = async (event) => {
    if (!event.target.open || state.letter !== null) {
      return;
    }
    try {
      setState({ letter: await read(`/dead-letters/${encodeURIComponent(id)}`), error: null });
    } catch (failure) {
      setState({ letter: null, error: failure.advice });
    }
  };
  const { letter, error } = state;
  return html`
    <details onToggle=${onToggle}>
      <summary>${words.show}</summary>
      ${error && html`<p class="error" role="alert">${error}</p>`}
      ${
        letter &&
        html`
          ${letter.key && html`<p class="hint">${words.key}: <code dir="auto">${letter.key}</code></p>`}
          ${
            letter.excerpt === null
              ? html`<p class="hint">${words.noValue}</p>`
              : html`<pre class="excerpt" tabindex="0" role="region" aria-label=${words.excerpt}>
${letter.excerpt}</pre>`
          }
          ${letter.size > (letter.excerpt?.length ?? 0) && html`<p class="hint">${words.excerptCut(letter.size)}</p>`}
        `
      }
    </details>
  `;
}
