import { Failed, Loading } from '../../parts/states.js';
import { useBackfillJobs } from '../../parts/use-backfill-jobs.js';
import { html } from '../../preact.js';
import { isOpenJob } from '../../state/backfill.js';
import { strings } from '../../strings.js';
import { BackfillJob } from './backfill-job.js';
import { BackfillForm } from './backfill-form.js';

const words = strings.backfill;

/** Backfills: a new one, the open one, and the finished ones. */
export function Backfill() {
  const jobs = useBackfillJobs();
  if (jobs.status === 'loading') {
    return html`<${Loading} label=${strings.settings.loading} lines=${3} />`;
  }
  if (jobs.status === 'failed') {
    return html`<${Failed} title=${words.failed} advice=${jobs.failure.advice} retry=${jobs.load} />`;
  }
  const current = jobs.jobs.find(isOpenJob);
  const earlier = jobs.jobs.filter((job) => job !== current);
  return html`
    ${
      current
        ? html`
            <section class="setting" aria-labelledby="run-name">
              <h3 class="setting-name" id="run-name">${words.current}</h3>
              <${BackfillJob} key=${current.id} job=${current} act=${jobs.act} />
              <p class="hint">${words.live}</p>
            </section>
          `
        : html`<${BackfillForm} create=${jobs.create} />`
    }
    <section class="setting" aria-labelledby="earlier-name">
      <h3 class="setting-name" id="earlier-name">${words.earlier}</h3>
      ${
        earlier.length === 0
          ? html`<p class="hint">${words.none}</p>`
          : html`<ul class="entries">
              ${earlier.map((job) => html`<li class="entry" key=${job.id}><${BackfillJob} job=${job} /></li>`)}
            </ul>`
      }
    </section>
  `;
}
