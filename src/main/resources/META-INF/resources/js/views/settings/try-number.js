import { outcomeText, readingText } from '../../format/codes.js';
import { readable } from '../../format/numbers.js';
import { PhoneNumber } from '../../parts/names.js';
import { usePreview } from '../../parts/use-preview.js';
import { html, useState } from '../../preact.js';
import { strings } from '../../strings.js';

const words = strings.settings;

/** Previews a number with the unsaved settings: how it is parsed, its matches, and why. */
export function TryNumber({ values }) {
  const [number, setNumber] = useState('');
  const { defaultRegion, e164WithoutPlus, numberFormats } = values;
  const preview = usePreview(
    '/settings/preview/number',
    number.trim() ? { number: number.trim(), defaultRegion, e164WithoutPlus, numberFormats } : null,
  );
  return html`
    <section class="try" aria-labelledby="try-name">
      <h3 class="setting-name" id="try-name">${words.tryNumber}</h3>
      <p class="hint" id="try-help">${words.tryNumberHelp}</p>
      <input
        id="try-number"
        type="text"
        inputmode="tel"
        aria-labelledby="try-name"
        aria-describedby="try-help"
        placeholder=${words.tryNumberHint}
        value=${number}
        autocomplete="off"
        onInput=${(event) => setNumber(event.target.value)}
      />
      <div class="try-answer" role="status">
        ${preview.status === 'failed' && html`<p class="error">${preview.failure.status === 422 ? preview.failure.advice : words.previewFailed}</p>`}
        ${preview.answer && html`<${Answer} answer=${preview.answer} />`}
      </div>
    </section>
  `;
}

const Answer = ({ answer }) => html`
  <dl>
    <div>
      <dt>${words.tryReads}</dt>
      <dd>
        ${answer.e164 ? html`<strong><${PhoneNumber}>${readable(answer.e164)}<//></strong>` : html`<strong>${words.tryUnread}</strong>`}
        <p class="hint" dir="auto">${readingText(answer.explanation)}</p>
      </dd>
    </div>
    <div>
      <dt>${words.tryMatches}</dt>
      <dd>
        ${answer.contacts.length > 0 ? html`<${Contacts} contacts=${answer.contacts} why=${strings.form.hasNumber} />` : words.tryNoContact}
      </dd>
    </div>
    ${
      answer.suggestions.length > 0 &&
      html`<div>
        <dt>${words.trySimilar}</dt>
        <dd><${Contacts} contacts=${answer.suggestions} /></dd>
      </div>`
    }
    <div>
      <dt>${words.tryOutcome}</dt>
      <dd dir="auto">${outcomeText(answer.outcome)}</dd>
    </div>
  </dl>
`;

const Contacts = ({ contacts, why }) => html`
  <ul>
    ${contacts.map(
      (one) => html`
        <li key=${one.id ?? one.contactId}>
          <strong><bdi>${one.name}</bdi></strong
          >${' '}<span class="hint"><bdi>${[one.type, one.company].filter(Boolean).join(' · ')}</bdi></span>
          <p class="hint"><${Why} one=${one} words=${why ?? strings.form.reasons[one.reason]} /></p>
        </li>
      `,
    )}
  </ul>
`;

function Why({ one, words: say }) {
  if (!say || !one.matchedPhone) {
    return null;
  }
  const [before, number] = say(one.matchedPhone);
  return html`${before}<${PhoneNumber}>${number}<//>`;
}
