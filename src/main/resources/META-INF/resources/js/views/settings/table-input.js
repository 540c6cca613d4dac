import { Close, Plus } from '../../parts/icons.js';
import { html, useLayoutEffect, useRef, useState } from '../../preact.js';
import { strings } from '../../strings.js';

const isBlank = (line) => Object.values(line).every((value) => value.trim() === '');

/**
 * A small editable table; blank lines are ignored.
 *
 * `faults`: violations by line.
 *
 * @param {{columns: {name: string, label: string, hint?: string, choices?: [string, string][]}[], values: Record<string, string>[], faults?: Record<number, string>, [property: string]: any}} properties
 */
export function TableInput({ id, columns, values, faults = {}, addWords, change }) {
  const [lines, setLines] = useState(values);
  const reported = useRef(values);
  const element = useRef(null);
  // Before anything else is typed: an effect that ran later would bring back what was there before.
  useLayoutEffect(() => {
    if (JSON.stringify(values) !== JSON.stringify(reported.current)) {
      reported.current = values;
      setLines(values);
    }
  }, [values]);
  const set = (next) => {
    setLines(next);
    reported.current = next.filter((line) => !isBlank(line));
    change(reported.current);
  };
  const focusLater = (at) =>
    requestAnimationFrame(() =>
      element.current?.querySelectorAll('.table-input-row')[at]?.querySelector('input').focus(),
    );
  const add = () => {
    set([...lines, Object.fromEntries(columns.map(({ name }) => [name, '']))]);
    focusLater(lines.length);
  };
  const remove = (at) => {
    set(lines.toSpliced(at, 1));
    requestAnimationFrame(() => element.current?.querySelector(':scope > button').focus());
  };
  const placeOf = (at) => lines.slice(0, at).filter((line) => !isBlank(line)).length;
  return html`
    <div class="table-input" ref=${element}>
      ${lines.length > 0 && html`<div class="table-input-names" aria-hidden="true">${columns.map(({ name, label }) => html`<span key=${name}>${label}</span>`)}</div>`}
      ${lines.map(
        (line, at) => html`
          <div class="table-input-row" key=${at}>
            ${columns.map(
              ({ name, label, hint, choices }) => html`
                <input
                  key=${name}
                  dir="auto"
                  aria-label=${`${label} ${at + 1}`}
                  placeholder=${hint}
                  list=${choices ? `${id}-${name}-choices` : null}
                  value=${line[name]}
                  aria-invalid=${!isBlank(line) && faults[placeOf(at)] ? 'true' : null}
                  autocomplete="off"
                  onInput=${(event) => set(lines.with(at, { ...line, [name]: event.target.value }))}
                />
              `,
            )}
            <button
              type="button"
              class="button is-icon"
              onClick=${() => remove(at)}
              aria-label=${strings.settings.remove(line[columns[0].name] || `${at + 1}`)}
            >
              <${Close} />
            </button>
          </div>
        `,
      )}
      ${columns
        .filter(({ choices }) => choices)
        .map(
          ({ name, choices }) => html`
            <datalist key=${name} id=${`${id}-${name}-choices`}>
              ${choices.map(([one, words]) => html`<option key=${one} value=${one}>${words}</option>`)}
            </datalist>
          `,
        )}
      <button type="button" class="button" onClick=${add}><${Plus} />${addWords}</button>
    </div>
  `;
}
