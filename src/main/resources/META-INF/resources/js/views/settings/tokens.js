import { Close } from '../../parts/icons.js';
import { html, useRef, useState } from '../../preact.js';
import { strings } from '../../strings.js';

const APART = /[,;\n]+/;

/**
 * A short list of words, added one by one or several separated by commas.
 *
 * `choices`: suggested values with their names; others are allowed.
 * `show`: formats a value.
 * `faults`: violations by position.
 *
 * @param {{choices?: [string, string][], show?: (value: string) => string, faults?: Record<number, string>, [property: string]: any}} properties
 */
export function Tokens({ id, label, hint, values, choices = [], show = (value) => value, faults = {}, change }) {
  const [typed, setTyped] = useState('');
  const input = useRef(null);
  const add = (text = typed) => {
    const more = text
      .split(APART)
      .map((each) => each.trim())
      .filter((each, at, all) => each && !values.includes(each) && all.indexOf(each) === at);
    setTyped('');
    if (more.length > 0) {
      change([...values, ...more]);
    }
  };
  const remove = (value) => {
    change(values.filter((other) => other !== value));
    input.current.focus();
  };
  const onKeyDown = (event) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && typed.trim()) {
      event.preventDefault();
      add();
    }
  };
  const onPaste = (event) => {
    const text = event.clipboardData.getData('text');
    if (text.includes('\n')) {
      event.preventDefault();
      add(text);
    }
  };
  const nameOf = (value) => choices.find(([one]) => one === value)?.[1] ?? show(value);
  return html`
    <div class="tokens">
      ${
        values.length > 0 &&
        html`
          <ul class="token-list">
            ${values.map(
              (value, at) => html`
                <li key=${value} class=${faults[at] ? 'token is-wrong' : 'token'}>
                  <bdi title=${nameOf(value) === value ? null : value}>${nameOf(value)}</bdi>
                  <button
                    type="button"
                    onClick=${() => remove(value)}
                    aria-label=${strings.settings.remove(nameOf(value))}
                  >
                    <${Close} />
                  </button>
                </li>
              `,
            )}
          </ul>
        `
      }
      <div class="adder">
        <input
          id=${id}
          ref=${input}
          dir="auto"
          aria-label=${label}
          placeholder=${hint ?? label}
          list=${choices.length > 0 ? `${id}-choices` : null}
          value=${typed}
          autocomplete="off"
          onInput=${(event) => setTyped(event.target.value)}
          onKeyDown=${onKeyDown}
          onPaste=${onPaste}
          onBlur=${() => typed.trim() && add()}
        />
        ${
          choices.length > 0 &&
          html`<datalist id=${`${id}-choices`}>
            ${choices.map(([one, words]) => html`<option key=${one} value=${one}>${words}</option>`)}
          </datalist>`
        }
        <button type="button" class="button" onClick=${() => add()}>${strings.settings.add}</button>
      </div>
    </div>
  `;
}
