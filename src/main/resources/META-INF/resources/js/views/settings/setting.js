import { Lock } from '../../parts/icons.js';
import { html } from '../../preact.js';
import { ACCOUNT, AGENTS_OWN, MINE } from '../../state/settings.js';
import { strings } from '../../strings.js';
import { FieldError } from '../field-error.js';
import { SettingValue } from './setting-value.js';

/** One setting of several parts: its name, what it does, its control, and who may change it. */
export const Group = ({ form, name, control }) => html`
  <div class="setting" role="group" aria-labelledby=${`${name}-name`} aria-describedby=${`${name}-help`}>
    <h3 class="setting-name" id=${`${name}-name`}>${strings.settings.of[name].label}</h3>
    <p class="hint" id=${`${name}-help`}>${strings.settings.of[name].help}</p>
    ${
      form.mayChange(name)
        ? html`<div class="setting-control">
            ${control({ value: form.values[name], change: (value) => form.change(name, value), fault: form.faults[name] })}
          </div>`
        : html`<${SettingValue} name=${name} value=${form.values[name]} />`
    }
    <${Below} form=${form} name=${name} />
  </div>
`;

/**
 * A setting with a switch.
 *
 * `on`: whether a value with several parts counts as on.
 * `turned`: the value after the switch is turned on or off.
 * `more`: further fields.
 *
 * @param {{on?: (value: object) => boolean, turned?: (value: object, on: boolean) => object, more?: Function, [property: string]: any}} properties
 */
export function Switch({ form, name, on = (value) => value, turned = (_, next) => next, more }) {
  const value = form.values[name];
  const may = form.mayChange(name);
  return html`
    <div class="setting" role="group" aria-labelledby=${`${name}-name`}>
      <div class="setting-head">
        <label class="setting-name" id=${`${name}-name`} for=${may ? name : null}
          >${strings.settings.of[name].label}</label
        >
        ${
          may
            ? html`<${Toggle} id=${name} on=${on(value)} change=${(next) => form.change(name, turned(value, next))} />`
            : html`<${SettingValue} name=${name} value=${value} />`
        }
      </div>
      <p class="hint" id=${`${name}-help`}>${strings.settings.of[name].help}</p>
      ${may && more && html`<div class="setting-control">${more({ value, change: (next) => form.change(name, next), fault: form.faults[name] })}</div>`}
      <${Below} form=${form} name=${name} />
    </div>
  `;
}

/** The switch; the ids of its label and help derive from its id. */
const Toggle = ({ id, on, change }) => html`
  <input
    type="checkbox"
    role="switch"
    class="switch"
    id=${id}
    aria-describedby=${`${id}-help`}
    checked=${on}
    onChange=${(event) => change(event.target.checked)}
  />
`;

/** Why the reader cannot change it, and who can. @param {{form: any, agents: boolean}} properties whether it is one of those that agents may change, unless locked */
export const LockNote = ({ form, agents }) => {
  const { locked, accountOnly, accountOnlyAdmin } = strings.settings;
  return html`<p class="setting-note">
    <${Lock} />${agents ? locked : form.scope === MINE ? accountOnly : accountOnlyAdmin}
  </p>`;
};

/** The setting's violation, whether agents may change it, and whether the agent has set it. */
function Below({ form, name }) {
  const words = strings.settings;
  const agents = AGENTS_OWN.includes(name);
  const fault = form.faults[name];
  const own = form.scope !== ACCOUNT && form.mayChange(name) && form.isOwn(name);
  // A long list shows violations at its own lines.
  const message = fault?.message ?? (fault && name !== 'doNotLog' ? Object.values(fault.at)[0] : null);
  return html`
    <${FieldError} id=${`${name}-error`} error=${message} />
    ${!form.mayChange(name) && !form.wholeSectionLocked(name) && html`<${LockNote} form=${form} agents=${agents} />`}
    ${
      own &&
      html`
        <p class="setting-note">
          ${form.scope === MINE ? words.own : words.ownAgent}
          <button type="button" class="link" onClick=${() => form.change(name, null)}>${words.followAccount}</button>
        </p>
      `
    }
    ${
      form.scope === ACCOUNT &&
      agents &&
      html`
        <label class="lock">
          <input
            type="checkbox"
            checked=${form.locked(name)}
            aria-label=${words.lockSpoken(words.of[name].label)}
            onChange=${(event) => form.lock(name, event.target.checked)}
          />
          <${Lock} /><span>${words.lock}</span>
        </label>
      `
    }
  `;
}
