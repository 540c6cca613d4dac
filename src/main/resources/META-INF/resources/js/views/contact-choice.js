import { useContactPages } from '../parts/use-contact-pages.js';
import { html } from '../preact.js';
import { NEW } from '../state/log-form.js';
import { strings } from '../strings.js';
import { ContactSearch } from './contact-search.js';
import { NewContact } from './new-contact.js';
import { FieldError } from './field-error.js';
import { Option } from './option.js';

/** The choice of contact: a candidate, a suggestion, a search result or a new one. */
export function ContactChoice({ call, form, chosen, errors }) {
  const { values, certain, similar, edits, choose, change } = form;
  const name = `contact-${call.id}`;
  const offered = [...certain, ...similar];
  const picked = edits.picked && !offered.some((one) => one.contactId === edits.picked.contactId) ? edits.picked : null;
  const pageOf = useContactPages(offered);
  const option = (one) => html`
    <${Option}
      key=${one.contactId}
      name=${name}
      option=${chosen?.contactId === one.contactId ? chosen : one}
      checked=${values.contact === one.contactId}
      page=${pageOf(one)}
      onChoose=${choose}
    />
  `;
  return html`
    <fieldset
      class="field"
      data-invalid=${errors.contact ? '' : null}
      aria-describedby=${errors.contact ? 'contact-error' : null}
    >
      <legend>${strings.form.contact}</legend>
      <${FieldError} id="contact-error" error=${errors.contact} />
      ${certain.length > 0 && html`<div class="options">${certain.map(option)}</div>`}
      ${
        similar.length > 0 &&
        html`<p class="options-head">${strings.form.similar}</p>
          <div class="options">${similar.map(option)}</div>`
      }
      <${ContactSearch}
        call=${call}
        name=${name}
        known=${offered}
        picked=${picked}
        chosen=${values.contact}
        choose=${choose}
      />
      ${
        call.number !== null &&
        html`
          <div class="options">
            <label class="option">
              <input
                type="radio"
                name=${name}
                checked=${values.contact === NEW}
                onChange=${() => change('contact', NEW)}
              />
              <span class="option-body"><span class="option-name">${strings.form.newContact}</span></span>
            </label>
            ${values.contact === NEW && html`<${NewContact} values=${values} change=${change} errors=${errors} />`}
          </div>
        `
      }
    </fieldset>
  `;
}
