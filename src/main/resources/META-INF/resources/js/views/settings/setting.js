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
 * A setting that is on or off.
 *
 * `on`: whether it is, where its value says more than that.
 * `turned`: its value when it is turned on or off.
 * `more`: what more it asks.
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

/** The switch itself; its label and help have its id in theirs. */
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

/** What is wrong with it, whose choice it is, and whether agents may change it. */
function Below({ form, name }) {
  const words = strings.settings;
  const agents = AGENTS_OWN.includes(name);
  const fault = form.faults[name];
  const own = form.scope !== ACCOUNT && form.mayChange(name) && form.isOwn(name);
  // A long list tells its own faults, line by line.
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
