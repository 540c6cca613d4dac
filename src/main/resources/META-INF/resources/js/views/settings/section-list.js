import { Alert, Lock, Next } from '../../parts/icons.js';
import { html } from '../../preact.js';
import { routeTo } from '../../state/routes.js';
import { SECTIONS } from '../../state/settings.js';
import { strings } from '../../strings.js';
import { SUMMARIES } from './summary.js';

const words = strings.settings;

/** The sections of the settings, each with a summary of its current values. */
export const SectionList = ({ form, maintenance, open, chosen, filters }) => html`
  <nav aria-label=${words.label}>
    <${Links} names=${Object.keys(SECTIONS)} heading=${words.groups.rules} ...${{ form, open, chosen, filters }} />
    <${Links} names=${maintenance} heading=${words.groups.maintenance} ...${{ form, open, chosen, filters }} />
  </nav>
`;

const Links = ({ names, heading, form, open, chosen, filters }) => html`
  <h3 class="section-group">${heading}</h3>
  <ul class="sections">
    ${names.map(
      (name) => html`
        <li
          key=${name}
          class=${open === name ? (chosen ? 'section-row is-open' : 'section-row is-resting') : 'section-row'}
        >
          <a
            href=${routeTo({ view: 'settings', id: name, filters })}
            data-section=${name}
            aria-current=${open === name && chosen ? 'true' : null}
          >
            <span class="section-main">
              <span class="section-name">${words.sections[name]}</span>
              <span class="hint">${SUMMARIES[name](form.values)}</span>
            </span>
            <${Marks} form=${form} name=${name} />
            <${Next} />
          </a>
        </li>
      `,
    )}
  </ul>
`;

function Marks({ form, name }) {
  const settings = SECTIONS[name] ?? [];
  if (settings.some((one) => form.faults[one])) {
    return html`<span class="mark is-wrong" title=${words.refusedElsewhere(words.sections[name])}
      ><${Alert} /><span class="unseen">${words.refusedElsewhere(words.sections[name])}</span></span
    >`;
  }
  if (form.changesOf(name).length > 0) {
    return html`<span class="tag">${strings.nav.unsaved}</span>`;
  }
  return settings.length > 0 && !settings.some(form.mayChange)
    ? html`<span class="mark" title=${words.lockedSection}
        ><${Lock} /><span class="unseen">${words.lockedSection}</span></span
      >`
    : null;
}
