import { html } from '../preact.js';
import { strings } from '../strings.js';

/** The form's buttons, below the error of the last attempt to save. */
export const FormActions = ({ label, saving, unchanged, discard, dismiss }) => html`
  <div class="panel-end">
    ${saving.errors.all && html`<p class="error" role="alert">${saving.errors.all}</p>`}
    <div class="actions">
      <button
        type="submit"
        class="button is-main"
        aria-disabled=${saving.busy || unchanged ? 'true' : null}
        title=${unchanged ? strings.form.unchanged : null}
        onClick=${(event) => (saving.busy || unchanged) && event.preventDefault()}
      >
        ${saving.busy ? strings.form.saving : label}
      </button>
      ${dismiss && html`<button type="button" class="button" onClick=${dismiss}>${strings.form.dismiss}</button>`}
      <span class="spring"></span>
      ${discard && html`<button type="button" class="button is-quiet" onClick=${discard}>${strings.form.discard}</button>`}
    </div>
  </div>
`;
