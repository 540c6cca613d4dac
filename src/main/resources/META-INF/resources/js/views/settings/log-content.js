import { html, useRef } from '../../preact.js';
import { strings } from '../../strings.js';
import { Checks } from './controls.js';

const words = strings.settings;
const PARTS = Object.keys(words.partNames);
const MESSAGE_FIELDS = ['contact', 'number', 'direction', 'date', 'agent'];

/** Titles with fields in braces, and the parts of the text. */
export const LogContent = ({ value, change }) => html`
  ${['inboundSubject', 'outboundSubject', 'messagesSubject'].map(
    (name) => html`
      <${Template}
        key=${name}
        name=${name}
        text=${value[name]}
        change=${(text) => change({ ...value, [name]: text })}
      />
    `,
  )}
  <p class="setting-part" id="parts-name">${words.parts}</p>
  <div role="group" aria-labelledby="parts-name">
    <${Checks}
      words=${Object.fromEntries(PARTS.map((part) => [part, [words.partNames[part], null]]))}
      on=${(part) => value.parts.includes(part)}
      change=${(part, on) => change({ ...value, parts: PARTS.filter((one) => (one === part ? on : value.parts.includes(one))) })}
    />
  </div>
`;

function Template({ name, text, change }) {
  const input = useRef(null);
  const insert = (field) => {
    const { selectionStart: from, selectionEnd: to } = input.current;
    const put = `{${field}}`;
    change(text.slice(0, from) + put + text.slice(to));
    requestAnimationFrame(() => {
      input.current.focus();
      input.current.setSelectionRange(from + put.length, from + put.length);
    });
  };
  const fields = Object.entries(words.fields).filter(
    ([field]) => name !== 'messagesSubject' || MESSAGE_FIELDS.includes(field),
  );
  return html`
    <div class="text-field">
      <label for=${name}>${words[name]}</label>
      <input
        id=${name}
        ref=${input}
        dir="auto"
        maxlength="200"
        value=${text}
        autocomplete="off"
        onInput=${(event) => change(event.target.value)}
      />
      <p class="inserts">
        ${fields.map(
          ([field, label]) => html`
            <button
              type="button"
              key=${field}
              aria-label=${words.insert(label, words[name])}
              onClick=${() => insert(field)}
            >
              ${label}
            </button>
          `,
        )}
      </p>
    </div>
  `;
}
