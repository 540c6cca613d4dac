import { clockTime } from '../../format/times.js';
import { usePage } from '../../parts/context.js';
import { Alert, Check } from '../../parts/icons.js';
import { Failed, Loading } from '../../parts/states.js';
import { useStatus } from '../../parts/use-status.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';
import { Backlog } from './backlog.js';
import { DeadLetterCounts } from './dead-letter-counts.js';
import { OpenConflicts } from './open-conflicts.js';
import { Today } from './today.js';

const words = strings.status;

/** The state of the service and of the account, for supervisors and administrators. */
export function Status() {
  const { status, report, failure, load } = useStatus();
  const { me } = usePage();
  return html`
    <div class="list">
      <header class="list-head"><h2 id="list-heading" tabindex="-1">${words.heading}</h2></header>
      <div class="list-scroll status" tabindex="0" role="group" aria-label=${words.heading}>
        ${status === 'loading' && html`<${Loading} label=${words.loading} />`}
        ${status === 'failed' && html`<${Failed} title=${words.failed} advice=${failure.advice} retry=${load} />`}
        ${
          status === 'ready' &&
          html`
            <${Verdict} report=${report} failure=${failure} />
            <div class=${failure ? 'status-parts is-old' : 'status-parts'}>
              ${report.account && html`<${OpenConflicts} open=${report.account.open} />`}
              <${Backlog} machine=${report.machine} />
              ${report.account && html`<${DeadLetterCounts} counts=${report.account.deadLetters} admin=${me.role === 'admin'} />`}
              <${Today} today=${report.account?.today ?? null} />
            </div>
          `
        }
      </div>
    </div>
  `;
}

/** The overall status in one sentence, with its reasons. */
function Verdict({ report, failure }) {
  const verdict = failure ? 'unreachable' : report.verdict;
  const fine = verdict === 'RUNNING';
  return html`
    <section class=${`verdict is-${verdict.toLowerCase().replace('_', '-')}`} role="status">
      <span class="verdict-icon"><${fine ? Check : Alert} /></span>
      <div>
        <p class="verdict-word">${words.verdicts[verdict]}</p>
        ${
          failure
            ? html`<p>${failure.advice} ${words.unreachableLead(clockTime(report.at))}</p>`
            : report.reasons.map((reason) => html`<p key=${reason}>${words.reasons[reason] ?? reason}</p>`)
        }
      </div>
    </section>
    ${!failure && html`<p class="hint">${words.asOf(clockTime(report.at))}</p>`}
  `;
}
