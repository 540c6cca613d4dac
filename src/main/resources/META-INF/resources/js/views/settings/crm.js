import { Failed, Loading } from '../../parts/states.js';
import { useCrm } from '../../parts/use-crm.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';
import { ApiKeys } from './api-keys.js';
import { CrmForm } from './crm-form.js';
import { CrmState } from './crm-state.js';
import { ParkedLogs } from './parked-logs.js';

const words = strings.crm;

/** The connection to the CRM, and the keys of programs that put contacts instead. */
export const Crm = () => html`
  <${Connection} />
  <${ApiKeys} />
`;

/** What is entered for the connection, its state, and the logs that did not get there. */
function Connection() {
  const crm = useCrm();
  if (crm.status === 'loading') {
    return html`<${Loading} label=${words.loading} lines=${4} />`;
  }
  if (crm.status === 'failed') {
    return html`<${Failed} title=${words.failed} advice=${crm.failure.advice} retry=${crm.load} />`;
  }
  if (crm.connection === null) {
    return crm.available
      ? html`<${CrmForm} key="new" crm=${crm} />`
      : html`<p class="hint" role="status">${words.unavailable}</p>`;
  }
  return html`
    <${CrmState} crm=${crm} />
    <section class="setting" aria-labelledby="parked-name">
      <h3 class="setting-name" id="parked-name">${strings.parkedLogs.heading}</h3>
      <${ParkedLogs} changed=${crm.load} />
    </section>
    <${CrmForm} key="stored" crm=${crm} />
  `;
}
