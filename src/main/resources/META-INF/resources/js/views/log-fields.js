import { html } from '../preact.js';
import { useTemplates } from '../parts/use-templates.js';
import { shownTitle } from '../state/titles.js';
import { strings } from '../strings.js';
import { FieldError } from './field-error.js';
import { TextField } from './text-field.js';

/** Title, note and disposition. An unedited title follows the chosen contact, as on the server. */
export function LogFields({ call, form, name, errors }) {
  const { values, edits, change } = form;
  const templates = useTemplates();
  return html`
    <${TextField}
      id="subject"
      label=${strings.form.title}
      value=${edits.subject ?? shownTitle(templates, call, name)}
      hint=${strings.form.titleHint}
      error=${errors.subject}
      onInput=${(text) => change('subject', text)}
    />
    <div class="text-field">
      <label for="notes">${strings.form.notes}</label>
      <textarea
        id="notes"
        dir="auto"
        rows="3"
        value=${values.notes}
        aria-invalid=${errors.notes ? 'true' : null}
        aria-describedby=${errors.notes ? 'notes-error' : null}
        onInput=${(event) => change('notes', event.target.value)}
      ></textarea>
      <${FieldError} id="notes-error" error=${errors.notes} />
    </div>
    <${TextField}
      id="disposition"
      label=${strings.form.disposition}
      value=${values.disposition}
      error=${errors.disposition}
      choices=${strings.form.dispositions}
      onInput=${(text) => change('disposition', text)}
    />
  `;
}
