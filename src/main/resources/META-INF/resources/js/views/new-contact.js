import { html } from '../preact.js';
import { CONTACT_TYPES } from '../state/contact-types.js';
import { strings } from '../strings.js';
import { TextField } from './text-field.js';

/** Name and type of a contact that the CRM does not have yet. */
export const NewContact = ({ values, change, errors }) => html`
  <div class="new-contact">
    <${TextField}
      id="new-name"
      label=${strings.form.newName}
      value=${values.newName}
      error=${errors.newName}
      onInput=${(text) => change('newName', text)}
    />
    <${TextField}
      id="new-type"
      label=${strings.form.newType}
      value=${values.newType}
      error=${errors.newType}
      choices=${CONTACT_TYPES}
      onInput=${(text) => change('newType', text)}
    />
  </div>
`;
