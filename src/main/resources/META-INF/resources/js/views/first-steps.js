import { Check } from '../parts/icons.js';
import { useFirstSteps } from '../parts/use-first-steps.js';
import { html } from '../preact.js';
import { routeTo } from '../state/routes.js';
import { strings } from '../strings.js';
import { FieldError } from './field-error.js';

const words = strings.firstSteps;

/** What an admin of a new account does first: bring contacts, send a call, see it logged. */
export function FirstSteps() {
  const { steps, busy, error, call } = useFirstSteps();
  if (steps === null) {
    return null;
  }
  const all = steps.contacts && steps.calls && steps.logs;
  return html`
    <section class="first-steps" aria-labelledby="first-steps-name">
      <h3 id="first-steps-name">${all ? words.done : words.heading}</h3>
      <ol>
        <${Step} done=${steps.contacts} name=${words.contacts} lead=${words.contactsLead}>
          <a class="button" href=${routeTo({ view: 'settings', id: 'crm' })}>${words.connect}</a>
          <a class="button" href=${routeTo({ view: 'settings', id: 'contact-upload' })}>${words.upload}</a>
        <//>
        <${Step} done=${steps.calls} name=${words.call} lead=${words.callLead}>
          <button
            type="button"
            class="button"
            aria-disabled=${busy || !steps.contacts ? 'true' : null}
            onClick=${() => steps.contacts && call()}
          >
            ${words.testCall}
          </button>
          <${FieldError} id="test-call-error" error=${error} />
        <//>
        <${Step} done=${steps.logs} name=${words.log} lead=${words.logLead}>
          <a class="button" href=${routeTo({ view: 'calls' })}>${words.calls}</a>
        <//>
      </ol>
    </section>
  `;
}

const Step = ({ done, name, lead, children }) => html`
  <li class=${done ? 'step is-done' : 'step'}>
    <p class="step-name">${done && html`<${Check} /><span class="unseen">${words.stepDone}</span>`}${name}</p>
    ${!done && html`<p class="hint">${lead}</p>`} ${!done && html`<div class="actions">${children}</div>`}
  </li>
`;
