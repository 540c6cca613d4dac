import { html } from '../preact.js';
import { isMessages } from '../state/people.js';
import { strings } from '../strings.js';
import { FieldError } from './field-error.js';
import { TextField } from './text-field.js';

/** Title, note and disposition. A title that nobody wrote follows the chosen contact, as the server's own does. */
export function Words({ call, form, name, errors }) {
  const { values, edits, change } = form;
  return html`
    <${TextField}
      id="subject"
      label=${strings.form.title}
      value=${edits.subject ?? ownTitle(call, name)}
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

function ownTitle(call, name) {
  const titleOf = strings.form.titleOf[isMessages(call) ? 'SMS' : call.direction];
  const { log, proposal } = call;
  if (log && log.subject !== titleOf(log.contactName)) {
    return log.subject;
  }
  const proposed = !log && proposal?.contactName === name ? proposal?.subject : null;
  return proposed ?? (name ? titleOf(name) : '');
}
