import { clockTime } from '../../format/times.js';
import { usePage } from '../../parts/context.js';
import { Alert } from '../../parts/icons.js';
import { useSaveKey } from '../../parts/use-save-key.js';
import { html, useLayoutEffect, useRef } from '../../preact.js';
import { AGENTS_OWN, SECTIONS } from '../../state/settings.js';
import { strings } from '../../strings.js';
import { Frame } from '../panel-frame.js';
import { CONTROLS } from './section-controls.js';
import { LockNote } from './setting.js';

const words = strings.settings;
/** Makes a read-only section focusable, so that it scrolls by keyboard. */
const READ_ONLY = { tabindex: '0', role: 'group' };

/** One section of the settings, which can be saved on its own. */
export function Section({ form, id, resting, close }) {
  const element = useRef(null);
  const changes = form.changesOf(id);
  const may = SECTIONS[id].some(form.mayChange);
  useLayoutEffect(() => {
    element.current?.querySelector('[aria-invalid=true]')?.focus();
  }, [form.faults]);
  const submit = (event) => {
    event.preventDefault();
    if (changes.length > 0 && !form.busy) {
      form.save(changes);
    }
  };
  useSaveKey(element, submit);
  const Control = CONTROLS[id];
  return html`
    <${Frame} title=${words.sections[id]} resting=${resting} close=${close}>
      <form class="panel-form" ref=${element} aria-label=${words.sections[id]} novalidate onSubmit=${submit}>
        <div class="panel-body settings-body" aria-label=${may ? null : words.sections[id]} ...${may ? {} : READ_ONLY}>
          <p class="lead">${words.leads[id]}</p>
          ${!may && html`<${LockNote} form=${form} agents=${SECTIONS[id].every((name) => AGENTS_OWN.includes(name))} />`}
          <${Stale} form=${form} />
          <${Control} form=${form} />
        </div>
        ${may && html`<${SectionActions} form=${form} changes=${changes} />`}
      </form>
    <//>
  `;
}

function SectionActions({ form, changes }) {
  const idle = changes.length === 0;
  return html`
    <div class="panel-end">
      ${form.error && html`<p class="error" role="alert">${form.error}</p>`}
      <div class="actions">
        <button
          type="submit"
          class="button is-main"
          aria-disabled=${form.busy || idle ? 'true' : null}
          title=${idle ? words.nothingToSave : null}
        >
          ${form.busy ? strings.form.saving : words.save}
        </button>
        <span class="spring"></span>
        ${!idle && html`<button type="button" class="button is-quiet" onClick=${() => form.discard(changes)}>${words.discard}</button>`}
      </div>
    </div>
  `;
}

/** Another person saved first: shows who, and offers the current values without losing the reader's own changes. */
function Stale({ form }) {
  const { me } = usePage();
  const { stale } = form;
  return html`
    <div role="alert">
      ${
        stale &&
        html`
          <div class="update-notice">
            <${Alert} />
            ${
              stale.loaded
                ? html`<p>${words.staleLoaded}</p>`
                : html`
                    <div>
                      <p dir="auto"><strong>${whoSaid(stale, me)}</strong></p>
                      <p>${words.stale}</p>
                      <button type="button" class="button" onClick=${form.takeNewest}>${words.staleLoad}</button>
                    </div>
                  `
            }
          </div>
        `
      }
    </div>
  `;
}

function whoSaid({ by, byName, at }, me) {
  if (!by || !at) {
    return words.staleUnknown;
  }
  return words.staleBy(by === me.agentId ? words.staleYou : (byName ?? by), clockTime(at));
}
