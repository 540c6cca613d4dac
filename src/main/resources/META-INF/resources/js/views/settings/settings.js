import { useNames } from '../../parts/use-agents.js';
import { usePage } from '../../parts/context.js';
import { Failed, Loading } from '../../parts/states.js';
import { useSettings } from '../../parts/use-settings.js';
import { html, useEffect, useRef } from '../../preact.js';
import { ACCOUNT, MINE, SECTIONS } from '../../state/settings.js';
import { strings } from '../../strings.js';
import { Changes } from './changes.js';
import { ContactUpload } from './contact-upload.js';
import { Crm } from './crm.js';
import { DeadLetters } from './dead-letters.js';
import { Backfill } from './backfill.js';
import { OwnLines } from './own-lines.js';
import { PersonalData } from './personal-data.js';
import { ScopeChoice } from './scope-choice.js';
import { Section } from './section.js';
import { SectionList } from './section-list.js';
import { Maintenance } from './maintenance.js';

const MAINTENANCE = {
  crm: Crm,
  'contact-upload': ContactUpload,
  'own-lines': OwnLines,
  'past-calls': Backfill,
  'dead-letters': DeadLetters,
  'personal-data': PersonalData,
  changes: Changes,
};
const words = strings.settings;

/** The sections of the settings and the open one; for administrators also maintenance. */
export function Settings({ route }) {
  const { me } = usePage();
  const admin = me.role === 'admin';
  const scope = admin ? (route.filters.for ?? ACCOUNT) : MINE;
  return html`<${Scoped} key=${scope} scope=${scope} admin=${admin} route=${route} />`;
}

function Scoped({ scope, admin, route }) {
  const { go } = usePage();
  const form = useSettings(scope);
  const maintenance = admin && scope === ACCOUNT ? Object.keys(MAINTENANCE) : ['changes'];
  const known = route.id in SECTIONS || maintenance.includes(route.id);
  const open = known ? route.id : null;
  const shown = open ?? 'logging';
  const close = () => go({ view: 'settings', filters: route.filters });
  useEffect(() => {
    if (route.id !== null && !known) {
      go({ view: 'settings', filters: route.filters }, true);
    }
  }, [route.id, known]);
  const list = useRef(null);
  const before = useRef(open);
  useEffect(() => {
    list.current.querySelector('.section-row.is-open')?.scrollIntoView({ block: 'nearest' });
  }, [shown, form.status]);
  useEffect(() => {
    if (before.current !== null && open === null) {
      list.current.querySelector(`[data-section="${before.current}"]`)?.focus();
    }
    before.current = open;
  }, [open]);
  return html`
    <div class="list" ref=${list}>
      <header class="list-head">
        <h2 id="list-heading" tabindex="-1">${words.heading}</h2>
        ${admin && html`<${ScopeChoice} scope=${scope} route=${route} />`}
        <${ScopeLead} scope=${scope} />
      </header>
      <div class="list-scroll">
        ${form.status === 'loading' && html`<${Loading} label=${words.loading} />`}
        ${form.status === 'failed' && html`<${Failed} title=${words.failed} advice=${form.failure.advice} retry=${form.load} />`}
        ${form.status === 'ready' && html`<${SectionList} form=${form} maintenance=${maintenance} open=${shown} chosen=${open !== null} filters=${route.filters} />`}
      </div>
      ${form.status === 'ready' && html`<${AllChanges} form=${form} />`}
    </div>
    ${
      shown in MAINTENANCE
        ? html`<${Maintenance} key=${shown} id=${shown} of=${MAINTENANCE[shown]} close=${close} route=${route} />`
        : form.status === 'ready'
          ? html`<${Section}
              key=${`${shown}${open === null}`}
              form=${form}
              id=${shown}
              resting=${open === null}
              close=${close}
            />`
          : html`<aside class="panel is-empty" aria-label=${words.sections[shown]}></aside>`
    }
  `;
}

function ScopeLead({ scope }) {
  const nameOf = useNames();
  const leads = words.scopeLeads;
  return html`<p class="hint">
    ${scope === ACCOUNT ? leads.account : scope === MINE ? leads.mine : leads.agent(nameOf(scope))}
  </p>`;
}

/** All unsaved changes, in any section. */
function AllChanges({ form }) {
  const keys = Object.keys(form.edits);
  return (
    keys.length > 0 &&
    html`
      <section class="selection-bar" aria-label=${words.unsavedLabel}>
        <div><span class="selection-count" role="status">${words.unsavedMany(keys.length)}</span></div>
        <div>
          <button type="button" class="button is-quiet" onClick=${() => form.discard(keys)}>${words.discardAll}</button>
          <button
            type="button"
            class="button is-main"
            aria-disabled=${form.busy ? 'true' : null}
            onClick=${() => form.busy || form.save(keys)}
          >
            ${words.saveAll}
          </button>
        </div>
      </section>
    `
  );
}
