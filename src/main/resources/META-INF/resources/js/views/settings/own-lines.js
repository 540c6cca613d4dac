import { Inbox } from '../../parts/icons.js';
import { Empty, Failed, Loading } from '../../parts/states.js';
import { useOwnLines } from '../../parts/use-own-lines.js';
import { html, useState } from '../../preact.js';
import { strings } from '../../strings.js';
import { TextField } from '../text-field.js';
import { OwnLine } from './own-line.js';

const words = strings.ownLines;

/** The account's own lines: their origins, and admins' choices. */
export function OwnLines() {
  const lines = useOwnLines();
  return html`
    <${Adder} lines=${lines} />
    <${List} lines=${lines} />
  `;
}

function List({ lines }) {
  const { list } = lines;
  if (list.status === 'loading') {
    return html`<${Loading} label=${words.loading} lines=${4} />`;
  }
  if (list.status === 'failed') {
    return html`<${Failed} title=${words.failed} advice=${list.failure.advice} retry=${list.restart} />`;
  }
  if (list.items.length === 0 && list.next === null) {
    return html`<${Empty} icon=${Inbox} title=${words.none}><p>${words.noneLead}</p><//>`;
  }
  return html`
    <ul class="entries" aria-label=${words.label}>
      ${list.items.map((one) => html`<${OwnLine} key=${one.line} line=${one} lines=${lines} />`)}
    </ul>
    ${list.next !== null && html`<button type="button" class="button" onClick=${list.more}>${strings.list.more}</button>`}
  `;
}

/** Pins or removes a line that no call has shown yet. */
function Adder({ lines }) {
  const [typed, setTyped] = useState('');
  const { busy, error } = lines;
  const line = typed.trim();
  const idle = busy || line === '';
  const run = async (action) => {
    if (!idle && (await lines.act(action, line))) {
      setTyped('');
    }
  };
  return html`
    <div class="own-line-adder" role="group" aria-label=${words.other}>
      <${TextField}
        id="own-line"
        label=${words.other}
        value=${typed}
        error=${error !== null && line !== '' && error.line === line ? error.message : null}
        onInput=${setTyped}
      />
      <div class="actions">
        ${['pin', 'remove'].map(
          (action) => html`
            <button
              type="button"
              key=${action}
              class="button"
              aria-disabled=${idle ? 'true' : null}
              onClick=${() => run(action)}
            >
              ${words.actions[action]}
            </button>
          `,
        )}
      </div>
    </div>
  `;
}
