/** @import { CrmField } from '../../server/types.js' */
import { html, useState } from '../../preact.js';
import { connectionRequest, pathOf } from '../../state/crm.js';
import { strings } from '../../strings.js';
import { FieldError } from '../field-error.js';
import { TextField } from '../text-field.js';
import { Select } from './controls.js';

const words = strings.crm;

/** The form for a new connection, or for the access of the stored one. */
export function CrmForm({ crm }) {
  const { connection, kinds, busy, error, faults } = crm;
  const [chosen, setChosen] = useState(connection?.kind ?? kinds[0]?.kind);
  const [typed, setTyped] = useState(() => ({ ...connection?.settings }));
  const kind = kinds.find((one) => one.kind === chosen);
  if (!kind) {
    return html`<p class="hint">${words.kindGone}</p>`;
  }
  const submit = async (event) => {
    event.preventDefault();
    if (!busy && (await crm.save(connectionRequest(kind, typed, connection?.dispositions ?? {})))) {
      // Secrets do not stay on the page.
      setTyped((before) => withoutSecrets(kind.fields, before));
    }
  };
  return html`
    <form class="setting" aria-labelledby="crm-form-name" novalidate onSubmit=${submit}>
      <h3 class="setting-name" id="crm-form-name">${connection ? words.access : words.connect}</h3>
      ${
        !connection &&
        html`<${Select}
          label=${words.which}
          value=${chosen}
          choices=${kinds.map((one) => [one.kind, one.title])}
          change=${(next) => {
            setChosen(next);
            setTyped({});
          }}
        />`
      }
      ${kind.fields.map(
        (field) => html`
          <${Field}
            key=${field.name}
            field=${field}
            kind=${kind.kind}
            value=${typed[field.name] ?? ''}
            stored=${connection?.secrets.includes(field.name) ?? false}
            error=${faults[pathOf(field)]}
            change=${(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
          />
        `,
      )}
      <p class="hint">${words.secretsHelp}</p>
      <${FieldError} id="crm-error" error=${error} />
      <div class="actions">
        <button type="submit" class="button is-main" aria-disabled=${busy ? 'true' : null}>
          ${connection ? words.save : words.saveNew}
        </button>
      </div>
    </form>
  `;
}

/** @param {{field: CrmField, [property: string]: any}} properties */
const Field = ({ field: { name, label, secret, required }, kind, value, stored, error, change }) => {
  const shown = words.fields[kind]?.[name] ?? label;
  return html`
    <${TextField}
      id=${`crm-${name}`}
      type=${secret ? 'password' : 'text'}
      label=${required ? shown : words.optional(shown)}
      hint=${stored ? words.stored : null}
      value=${value}
      error=${error}
      onInput=${change}
    />
  `;
};

/** @param {CrmField[]} fields @param {Record<string, string>} typed */
const withoutSecrets = (fields, typed) =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !fields.some((one) => one.secret && one.name === name)));
