import { html } from '../../preact.js';
import { CONTACT_TYPES } from '../../state/contact-types.js';
import { strings } from '../../strings.js';
import { TextField } from '../text-field.js';
import { Radios } from './controls.js';
import { Group } from './setting.js';

const words = strings.settings;

/** The rule for numbers without a contact. */
export const NoMatch = ({ form }) =>
  html`<${Group} form=${form} name="noContactMatch" control=${(each) => html`<${NoContactMatch} ...${each} />`} />`;

function NoContactMatch({ value, change }) {
  const prefix = value.namePrefix?.trim();
  return html`
    <${Radios}
      name="noContactMatch"
      words=${words.noContactMatch}
      chosen=${value.rule}
      choose=${(rule) => change(rule === 'ASK' ? { rule } : { rule, type: null, namePrefix: '' })}
      under=${{
        MAKE_PLACEHOLDER: html`
          <div class="pair">
            <${TextField}
              id="placeholder-type"
              label=${words.placeholderType}
              hint=${words.placeholderTypeHint}
              value=${value.type ?? ''}
              choices=${CONTACT_TYPES}
              onInput=${(type) => change({ ...value, type: type.trim() ? type : null })}
            />
            <${TextField}
              id="placeholder-prefix"
              label=${words.placeholderPrefix}
              value=${value.namePrefix ?? ''}
              onInput=${(namePrefix) => change({ ...value, namePrefix })}
            />
          </div>
          <p class="hint">
            ${words.placeholderExample(words.placeholderCaller, [prefix, words.placeholderCaller].filter(Boolean).join(' '))}
          </p>
        `,
      }}
    />
  `;
}

/** The rules for several matches. */
export const Several = ({ form }) => html`
  ${['severalContacts', 'severalAssociations'].map(
    (name) => html`
      <${Group}
        key=${name}
        form=${form}
        name=${name}
        control=${({ value, change }) => html`<${Radios} name=${name} words=${words[name]} chosen=${value} choose=${change} />`}
      />
    `,
  )}
`;
