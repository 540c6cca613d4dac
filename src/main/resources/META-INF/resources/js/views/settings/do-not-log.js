import { readable } from '../../format/numbers.js';
import { Close } from '../../parts/icons.js';
import { PhoneNumber } from '../../parts/names.js';
import { html, useRef, useState } from '../../preact.js';
import { strings } from '../../strings.js';
import { Select } from './controls.js';

const SHOWN = 50;
const WORTH_A_SEARCH = 8;
const BLANK = { kind: 'NUMBER', value: '', reason: '' };
const words = strings.settings;

/** The do-not-log list, which can be long. */
export function DoNotLogList({ value: list, change, fault }) {
  const [wanted, setWanted] = useState('');
  const [most, setMost] = useState(SHOWN);
  const places = list.map((line, at) => ({ line, at })).filter(({ line }) => fits(line, wanted));
  const wrongFirst = [...places].sort(
    (one, other) => Number(Boolean(fault?.at[other.at])) - Number(Boolean(fault?.at[one.at])),
  );
  const remove = (at) => {
    change(list.toSpliced(at, 1));
    /** @type {HTMLElement} */ (document.querySelector('#do-not-log-value')).focus();
  };
  return html`
    <${Adder} add=${(line) => change([line, ...list])} />
    ${
      list.length > WORTH_A_SEARCH &&
      html`<input
        type="search"
        aria-label=${words.doNotLogFilter}
        placeholder=${words.doNotLogFilter}
        value=${wanted}
        onInput=${(event) => setWanted(event.target.value)}
      />`
    }
    ${
      list.length === 0
        ? html`<p class="hint">${words.doNotLogNone}</p>`
        : html`
            <ul class="entries">
              ${wrongFirst.slice(0, most).map(({ line, at }) => html`<${Entry} key=${`${line.kind}${line.value}`} line=${line} wrong=${fault?.at[at]} remove=${() => remove(at)} />`)}
            </ul>
            ${places.length === 0 && html`<p class="hint" role="status">${words.doNotLogNothing}</p>`}
            ${
              places.length > most &&
              html`
                <p class="hint">
                  ${words.doNotLogShown(most, places.length)}${' '}
                  <button type="button" class="link" onClick=${() => setMost(most + SHOWN)}>
                    ${strings.list.more}
                  </button>
                </p>
              `
            }
          `
    }
  `;
}

const fits = ({ value, reason }, wanted) => {
  const text = wanted.trim().toLowerCase();
  return !text || value.includes(text.replace(/[^\d+]/g, '') || text) || reason.toLowerCase().includes(text);
};

const Entry = ({ line, wrong, remove }) => html`
  <li class=${wrong ? 'entry is-wrong' : 'entry'}>
    <span class="entry-main">
      <span
        ><span class="entry-kind">${words.kinds[line.kind] ?? line.kind}</span>${' '}<${PhoneNumber}
          >${readable(line.value)}<//
        ></span
      >
      ${line.reason && html`<span class="hint" dir="auto">${line.reason}</span>`}
      ${wrong && html`<span class="error">${wrong}</span>`}
    </span>
    <button type="button" class="button is-icon" onClick=${remove} aria-label=${words.remove(line.value)}>
      <${Close} />
    </button>
  </li>
`;

/** Adds a line. */
function Adder({ add }) {
  const [line, setLine] = useState(BLANK);
  const input = useRef(null);
  const enough = line.value.trim() !== '';
  const done = () => {
    if (enough) {
      add({ ...line, value: line.value.trim(), reason: line.reason.trim() });
      setLine({ ...BLANK, kind: line.kind });
    }
    input.current.focus();
  };
  const onKeyDown = (event) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && event.target.tagName === 'INPUT') {
      event.preventDefault();
      done();
    }
  };
  return html`
    <div class="adder is-wide" role="group" aria-label=${words.of.doNotLog.label} onKeyDown=${onKeyDown}>
      <div class="text-field">
        <label for="do-not-log-kind">${words.doNotLogKind}</label>
        <${Select}
          id="do-not-log-kind"
          value=${line.kind}
          choices=${Object.entries(words.kinds)}
          change=${(kind) => setLine({ ...line, kind })}
        />
      </div>
      <div class="text-field">
        <label for="do-not-log-value">${words.kinds[line.kind]}</label>
        <input
          id="do-not-log-value"
          ref=${input}
          value=${line.value}
          autocomplete="off"
          onInput=${(event) => setLine({ ...line, value: event.target.value })}
        />
      </div>
      <div class="text-field">
        <label for="do-not-log-reason">${words.doNotLogReason}</label>
        <input
          id="do-not-log-reason"
          dir="auto"
          value=${line.reason}
          placeholder=${words.doNotLogReasonHint}
          autocomplete="off"
          onInput=${(event) => setLine({ ...line, reason: event.target.value })}
        />
      </div>
      <button type="button" class="button" aria-disabled=${enough ? null : 'true'} onClick=${done}>${words.add}</button>
    </div>
  `;
}
