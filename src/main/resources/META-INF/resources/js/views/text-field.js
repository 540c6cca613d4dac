import { html } from '../preact.js';
import { FieldError } from './field-error.js';

/** A labelled text input; `choices` are suggestions. A secret has the type `password`. */
export const TextField = ({ id, label, value, hint, error, choices, onInput, type = 'text' }) => html`
  <div class="text-field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type=${type}
      dir="auto"
      value=${value}
      placeholder=${hint}
      list=${choices ? `${id}-choices` : null}
      aria-invalid=${error ? 'true' : null}
      aria-describedby=${error ? `${id}-error` : null}
      autocomplete=${type === 'password' ? 'new-password' : 'off'}
      onInput=${(event) => onInput(event.target.value)}
    />
    ${choices && html`<datalist id=${`${id}-choices`}>${choices.map((choice) => html`<option key=${choice} value=${choice} />`)}</datalist>`}
    <${FieldError} id=${`${id}-error`} error=${error} />
  </div>
`;
