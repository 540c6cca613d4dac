/** @import { ApiKey } from '../../server/types.js' */
import { Confirmation } from '../../parts/confirmation.js';
import { Failed, Loading } from '../../parts/states.js';
import { DayAndTime } from '../../parts/times.js';
import { useNames } from '../../parts/use-agents.js';
import { useApiKeys } from '../../parts/use-api-keys.js';
import { html, useState } from '../../preact.js';
import { strings } from '../../strings.js';
import { TextField } from '../text-field.js';

const words = strings.apiKeys;

/** The keys with which programs put contacts: a new one is shown once. */
export function ApiKeys() {
  const keys = useApiKeys();
  return html`
    <section class="setting" aria-labelledby="api-keys-name">
      <h3 class="setting-name" id="api-keys-name">${words.heading}</h3>
      <p class="hint">${words.lead}</p>
      ${keys.created?.key && html`<${Created} keys=${keys} />`}
      <${Creator} keys=${keys} />
      <${List} keys=${keys} />
    </section>
  `;
}

const Created = ({ keys: { created, forget } }) => html`
  <div class="setting-value" role="status">
    <p>${words.created(created.name)}</p>
    <p><code class="api-key">${created.key}</code></p>
    <div class="actions">
      <button type="button" class="button" onClick=${forget}>${words.copied}</button>
    </div>
  </div>
`;

function Creator({ keys: { busy, error, create } }) {
  const [typed, setTyped] = useState('');
  const idle = busy || typed.trim() === '';
  const submit = async (event) => {
    event.preventDefault();
    if (!idle && (await create(typed.trim()))) {
      setTyped('');
    }
  };
  return html`
    <form class="api-key-form" aria-label=${words.create} novalidate onSubmit=${submit}>
      <${TextField} id="api-key" label=${words.name} value=${typed} error=${error} onInput=${setTyped} />
      <div class="actions">
        <button type="submit" class="button" aria-disabled=${idle ? 'true' : null}>${words.create}</button>
      </div>
    </form>
  `;
}

function List({ keys }) {
  const { list } = keys;
  if (list.status === 'loading') {
    return html`<${Loading} label=${words.loading} lines=${2} />`;
  }
  if (list.status === 'failed') {
    return html`<${Failed} title=${words.failed} advice=${list.failure.advice} retry=${keys.load} />`;
  }
  if (list.items.length === 0) {
    return html`<p class="hint">${words.none}</p>`;
  }
  return html`
    <ul class="entries" aria-label=${words.heading}>
      ${list.items.map((one) => html`<${Entry} key=${one.id} one=${one} keys=${keys} />`)}
    </ul>
  `;
}

/** @param {{one: ApiKey, keys: any}} properties */
function Entry({ one: { id, name, createdBy, createdAt, lastUsedAt }, keys: { busy, revoke } }) {
  const [asking, setAsking] = useState(false);
  const nameOf = useNames();
  return html`
    <li class="entry">
      <div class="entry-main">
        <p class="entry-head"><strong dir="auto">${name}</strong></p>
        <p class="hint"><bdi>${words.by(nameOf(createdBy))}</bdi>, <${DayAndTime} at=${createdAt} /></p>
        <p class="hint">
          ${lastUsedAt === null ? words.unused : html`${words.used} <${DayAndTime} at=${lastUsedAt} />`}
        </p>
        ${
          asking
            ? html`<${Confirmation}
                question=${words.revokeQuestion(name)}
                yes=${words.revokeConfirm}
                no=${words.no}
                onYes=${() => {
                  setAsking(false);
                  revoke(id);
                }}
                onNo=${() => setAsking(false)}
              />`
            : html`<div class="actions">
                <button
                  type="button"
                  class="button"
                  aria-disabled=${busy ? 'true' : null}
                  aria-label=${words.revokeSpoken(name)}
                  onClick=${() => busy || setAsking(true)}
                >
                  ${words.revoke}
                </button>
              </div>`
        }
      </div>
    </li>
  `;
}
