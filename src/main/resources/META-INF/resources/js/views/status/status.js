import { clockTime } from '../../format/times.js';
import { usePage } from '../../parts/context.js';
import { Alert, Check } from '../../parts/icons.js';
import { Failed, Loading } from '../../parts/states.js';
import { useStatus } from '../../parts/use-status.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';
import { Behind } from './behind.js';
import { Letters } from './letters.js';
import { Open } from './open.js';
import { Today } from './today.js';

const words = strings.status;

/** How the service and the account's calls are, for those who look after them. */
export function Status() {
  const { status, told, failure, load } = useStatus();
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
            <${Verdict} told=${told} failure=${failure} />
            <div class=${failure ? 'status-parts is-old' : 'status-parts'}>
              ${told.account && html`<${Open} open=${told.account.open} />`}
              <${Behind} machine=${told.machine} />
              ${told.account && html`<${Letters} letters=${told.account.deadLetters} admin=${me.role === 'admin'} />`}
              <${Today} today=${told.account?.today ?? null} />
            </div>
          `
        }
      </div>
    </div>
  `;
}

/** One sentence, and why. */
function Verdict({ told, failure }) {
  const verdict = failure ? 'unreachable' : told.verdict;
  const fine = verdict === 'RUNNING';
  return html`
    <section class=${`verdict is-${verdict.toLowerCase().replace('_', '-')}`} role="status">
      <span class="verdict-icon"><${fine ? Check : Alert} /></span>
      <div>
        <p class="verdict-word">${words.verdicts[verdict]}</p>
        ${
          failure
            ? html`<p>${failure.advice} ${words.unreachableLead(clockTime(told.at))}</p>`
            : told.reasons.map((reason) => html`<p key=${reason}>${words.reasons[reason] ?? reason}</p>`)
        }
      </div>
    </section>
    ${!failure && html`<p class="hint">${words.asOf(clockTime(told.at))}</p>`}
  `;
}
