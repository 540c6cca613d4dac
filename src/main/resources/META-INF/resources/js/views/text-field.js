import { html } from '../preact.js';
import { FieldError } from './field-error.js';

/** A labelled text input; `choices` are suggestions. */
export const TextField = ({ id, label, value, hint, error, choices, onInput }) => html`
  <div class="text-field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      dir="auto"
      value=${value}
      placeholder=${hint}
      list=${choices ? `${id}-choices` : null}
      aria-invalid=${error ? 'true' : null}
      aria-describedby=${error ? `${id}-error` : null}
      autocomplete="off"
      onInput=${(event) => onInput(event.target.value)}
    />
    ${choices && html`<datalist id=${`${id}-choices`}>${choices.map((choice) => html`<option key=${choice} value=${choice} />`)}</datalist>`}
    <${FieldError} id=${`${id}-error`} error=${error} />
  </div>
`;
