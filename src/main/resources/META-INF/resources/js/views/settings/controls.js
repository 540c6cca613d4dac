import { html } from '../../preact.js';

/**
 * Radio buttons.
 *
 * `words`: label and help of each value.
 * `under`: further fields of a chosen value.
 *
 * @param {{words: Record<string, [string, string | null]>, under?: Record<string, object>, [property: string]: any}} properties
 */
export const Radios = ({ name, words, chosen, choose, under = {} }) => html`
  <div class="options">
    ${Object.entries(words).map(
      ([one, [label, hint]]) => html`
        <label class="option" key=${one}>
          <input type="radio" name=${name} checked=${chosen === one} onChange=${() => choose(one)} />
          <span class="option-body"
            ><span class="option-label">${label}</span>${hint && html`<span class="option-why">${hint}</span>`}</span
          >
        </label>
        ${chosen === one && under[one] && html`<div class="option-more" key=${`${one}-more`}>${under[one]}</div>`}
      `,
    )}
  </div>
`;

/** Checkboxes. */
export const Checks = ({ words, on, change }) => html`
  <div class="options">
    ${Object.entries(words).map(
      ([one, [label, hint]]) => html`
        <label class="option" key=${one}>
          <input type="checkbox" checked=${on(one)} onChange=${(event) => change(one, event.target.checked)} />
          <span class="option-body"
            ><span class="option-label">${label}</span>${hint && html`<span class="option-why">${hint}</span>`}</span
          >
        </label>
      `,
    )}
  </div>
`;

/** A choice of many; a value that is none of them is offered too. @param {{choices: [string, string][], [property: string]: any}} properties */
export const Select = ({ id, labelledBy, label, describedBy, value, choices, change }) => html`
  <select
    id=${id}
    aria-label=${label}
    aria-labelledby=${labelledBy}
    aria-describedby=${describedBy}
    value=${value}
    onChange=${(event) => change(event.target.value)}
  >
    ${!choices.some(([one]) => one === value) && html`<option value=${value} selected>${value}</option>`}
    ${choices.map(([one, words]) => html`<option key=${one} value=${one} selected=${one === value}>${words}</option>`)}
  </select>
`;
