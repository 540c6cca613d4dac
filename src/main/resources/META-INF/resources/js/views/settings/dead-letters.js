import { Confirmation } from '../../parts/confirmation.js';
import { Choice } from '../../parts/choice.js';
import { Inbox } from '../../parts/icons.js';
import { Empty, Failed, Loading } from '../../parts/states.js';
import { useDeadLetters } from '../../parts/use-dead-letters.js';
import { html, useState } from '../../preact.js';
import { strings } from '../../strings.js';
import { Select } from './controls.js';
import { DeadLetter } from './dead-letter.js';

const words = strings.deadLetters;
const STATUSES = ['WAITING', 'REPLAYED', 'DISCARDED'];
const TOPICS = ['call-ended', 'message-exchanged', 'crm-contacts'];

/** The account's dead letters: their reasons, replay and discard. */
export function DeadLetters() {
  const [status, setStatus] = useState(STATUSES[0]);
  const [topic, setTopic] = useState('');
  const letters = useDeadLetters(status, topic);
  return html`
    <div class="filters">
      <${Choice} label=${words.status} names=${STATUSES} words=${words.statuses} chosen=${status} choose=${setStatus} />
      <${Select}
        label=${words.topic}
        value=${topic}
        choices=${[['', words.allTopics], ...TOPICS.map((one) => [one, one])]}
        change=${setTopic}
      />
    </div>
    ${status === 'WAITING' && html`<${Actions} letters=${letters} topic=${topic} />`}
    <${List} letters=${letters} status=${status} />
  `;
}

function List({ letters, status }) {
  const { list } = letters;
  if (list.status === 'loading') {
    return html`<${Loading} label=${words.loading} lines=${4} />`;
  }
  if (list.status === 'failed') {
    return html`<${Failed} title=${words.failed} advice=${list.failure.advice} retry=${list.restart} />`;
  }
  if (list.items.length === 0 && list.next === null) {
    return html`<${Empty} icon=${Inbox} title=${words.none[status]}><p>${words.noneLead}</p><//>`;
  }
  return html`
    <ul class="entries" aria-label=${words.label}>
      ${list.items.map(
        (letter) => html`
          <${DeadLetter}
            key=${letter.id}
            letter=${letter}
            selected=${letters.selection.has(letter.id)}
            toggle=${status === 'WAITING' ? () => letters.toggle(letter.id) : null}
          />
        `,
      )}
    </ul>
    ${
      list.next === null
        ? html`<p class="hint">${words.shown(list.items.length)}</p>`
        : html`<button type="button" class="button" onClick=${list.more}>${strings.list.more}</button>`
    }
  `;
}

function Actions({ letters, topic }) {
  const [asking, setAsking] = useState(null);
  const { list, selection, busy, error } = letters;
  const some = selection.size > 0;
  const all = list.items.length > 0 && list.items.every((one) => selection.has(one.id));
  const done = (act) => () => {
    setAsking(null);
    act();
  };
  if (list.items.length === 0) {
    return null;
  }
  return html`
    <div class="toolbar" role="group" aria-label=${words.status}>
      <label class="check">
        <input type="checkbox" checked=${all} onChange=${() => letters.selectAll(!all)} />
        <span>${some ? words.selected(selection.size) : words.selectAll}</span>
      </label>
      <span class="spring"></span>
      ${
        some
          ? html`
              <button
                type="button"
                class="button is-main"
                aria-disabled=${busy ? 'true' : null}
                onClick=${() => busy || letters.replay()}
              >
                ${words.replay}
              </button>
              <button type="button" class="button" onClick=${() => setAsking('discard')}>${words.discard}</button>
            `
          : html`<button type="button" class="button" onClick=${() => setAsking('replay')}>${words.replayAll}</button>`
      }
    </div>
    ${error && html`<p class="error" role="alert">${error}</p>`}
    ${
      asking === 'discard' &&
      html`<${Confirmation}
        question=${words.discardQuestion(selection.size)}
        yes=${words.discardConfirm}
        no=${words.no}
        onYes=${done(letters.discard)}
        onNo=${() => setAsking(null)}
      />`
    }
    ${
      asking === 'replay' &&
      html`<${Confirmation}
        question=${words.replayAllQuestion(topic)}
        yes=${words.replayAllConfirm}
        no=${words.no}
        onYes=${done(letters.replayAll)}
        onNo=${() => setAsking(null)}
      />`
    }
  `;
}
