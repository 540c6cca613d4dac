import { Confirmation } from '../../parts/confirmation.js';
import { Inbox } from '../../parts/icons.js';
import { Empty, Failed, Loading } from '../../parts/states.js';
import { DayAndTime } from '../../parts/times.js';
import { useErasures } from '../../parts/use-erasures.js';
import { html, useState } from '../../preact.js';
import { personRequest } from '../../state/personal-data.js';
import { strings } from '../../strings.js';
import { TextField } from '../text-field.js';
import { Radios } from './controls.js';

const words = strings.personalData;
/** @type {Record<string, [string, null]>} */
const LABELS = { number: [words.kinds.number, null], contactId: [words.kinds.contactId, null] };

/** Exports and erases the personal data of a contact or number, and shows the progress of erasures. */
export function PersonalData() {
  const erasures = useErasures();
  return html`
    <${Person} erasures=${erasures} />
    <section class="setting" aria-labelledby="erasures-name">
      <h3 class="setting-name" id="erasures-name">${words.earlier}</h3>
      <${List} erasures=${erasures} />
    </section>
  `;
}

/** The contact or number, and the two actions. */
function Person({ erasures }) {
  const [kind, setKind] = useState(/** @type {'number' | 'contactId'} */ ('number'));
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState(false);
  const { busy, error } = erasures;
  const body = personRequest(kind, typed);
  const idle = busy || body === null;
  const erase = async () => {
    setAsking(false);
    if (await erasures.erase(body)) {
      setTyped('');
    }
  };
  return html`
    <div class="setting" role="group" aria-labelledby="person-name">
      <h3 class="setting-name" id="person-name">${words.whose}</h3>
      <div role="radiogroup" aria-label=${words.whose}>
        <${Radios} name="person-kind" words=${LABELS} chosen=${kind} choose=${setKind} />
      </div>
      <${TextField}
        id="person"
        label=${words.fields[kind]}
        value=${typed}
        error=${error}
        onInput=${(value) => {
          setTyped(value);
          setAsking(false);
        }}
      />
      <p class="hint">${words.help[kind]}</p>
      <div class="actions">
        <button
          type="button"
          class="button is-main"
          aria-disabled=${idle ? 'true' : null}
          onClick=${() => idle || erasures.download(body)}
        >
          ${words.export}
        </button>
        <button
          type="button"
          class="button"
          aria-disabled=${idle ? 'true' : null}
          onClick=${() => idle || setAsking(true)}
        >
          ${words.erase}
        </button>
      </div>
      ${
        asking &&
        html`<${Confirmation}
          question=${words.question[kind](typed.trim())}
          yes=${words.confirm}
          no=${words.no}
          onYes=${erase}
          onNo=${() => setAsking(false)}
        />`
      }
    </div>
  `;
}

function List({ erasures }) {
  if (erasures.status === 'loading') {
    return html`<${Loading} label=${words.loading} lines=${3} />`;
  }
  if (erasures.status === 'failed') {
    return html`<${Failed} title=${words.failed} advice=${erasures.failure.advice} retry=${erasures.load} />`;
  }
  if (erasures.items.length === 0) {
    return html`<${Empty} icon=${Inbox} title=${words.none}><p>${words.noneLead}</p><//>`;
  }
  return html`
    <ul class="entries" aria-label=${words.earlier}>
      ${erasures.items.map((one) => html`<${Entry} key=${one.id} erasure=${one} />`)}
    </ul>
  `;
}

const Entry = ({ erasure }) => html`
  <li class="entry">
    <p>
      <b><bdi>${erasure.contactId === null ? words.aNumber : words.aContact(erasure.contactId)}</bdi></b
      >${' '}
      <span class="state">${words.steps[erasure.step] ?? erasure.step}</span>
    </p>
    <p class="hint"><${DayAndTime} at=${erasure.createdAt} /></p>
    ${erasure.step === 'DONE' && html`<${Outcome} erasure=${erasure} />`}
  </li>
`;

/** The erased items, and the topics that still hold data for a while. */
const Outcome = ({ erasure }) => html`
  <p>${words.counts(erasure.counts)}</p>
  ${erasure.counts.keptInSettings > 0 && html`<p>${words.kept(erasure.counts.keptInSettings)}</p>`}
  <details>
    <summary>${words.topics}</summary>
    <ul>
      ${erasure.topics.map(
        ({ topic, retentionSeconds }) =>
          html`<li key=${topic}><code>${topic}</code>: ${words.retention(retentionSeconds)}</li>`,
      )}
    </ul>
  </details>
`;
