import { shortDate } from '../../format/times.js';
import { usePage } from '../../parts/context.js';
import { Confirmation } from '../../parts/confirmation.js';
import { DayAndTime } from '../../parts/times.js';
import { useNames } from '../../parts/use-agents.js';
import { html, useState } from '../../preact.js';
import { actionsOf, figuresOf, isIdle, isOpenJob, wayOf } from '../../state/backfill.js';
import { strings } from '../../strings.js';

const words = strings.backfill;

/** One backfill: its calls, progress, results and commands. */
export function BackfillJob({ job, act }) {
  const nameOf = useNames();
  const now = Date.now();
  const { looked, total } = wayOf(job);
  const lastDay = new Date(Date.parse(job.to) - 1).toISOString();
  return html`
    <div class="job">
      <p class="job-head">
        <strong>${words.span(shortDate(job.from, now), shortDate(lastDay, now))}</strong>
        <span class=${`state is-${job.status.toLowerCase()}`} role=${isOpenJob(job) ? 'status' : null}
          >${words.states[job.status] ?? job.status}</span
        >
      </p>
      <p class="hint">
        <bdi>${job.agents?.length ? job.agents.map(nameOf).join(', ') : words.allAgents}</bdi> ·${' '}
        <bdi>${words.by(nameOf(job.createdBy))}</bdi>, <${DayAndTime} at=${job.createdAt} />
      </p>
      ${
        isOpenJob(job) &&
        job.status !== 'PREVIEWED' &&
        html`
          <progress
            max=${total || 1}
            value=${total === null ? null : looked}
            aria-label=${words.states[job.status]}
          ></progress>
          <p class="hint">${total === null ? words.checkedSoFar(looked) : words.checked(looked, total)}</p>
        `
      }
      <${Figures} job=${job} />
      ${act && html`<${Actions} job=${job} act=${act} />`}
    </div>
  `;
}

function Figures({ job }) {
  const figures = figuresOf(job);
  return html`
    <dl class="figures">
      ${figures.map(
        ([what, count, by]) => html`
          <div key=${what} class=${`figure is-${what.toLowerCase()}`}>
            <dt>${words.figures[what]}</dt>
            <dd class="figure-count">${words.count(count)}</dd>
            ${Object.keys(by).length > 0 && html`<dd class="figure-by">${Object.entries(by).map(([reason, n]) => html`<span key=${reason}>${words.count(n)} ${reasonOf(reason)}</span>`)}</dd>`}
          </div>
        `,
      )}
    </dl>
    ${isIdle(job) && html`<p class="hint">${words.nothing}</p>`}
  `;
}

const reasonOf = (reason) => strings.call.wouldAskKinds[reason] ?? strings.call.notLogged[reason] ?? reason;

function Actions({ job, act }) {
  const { notify } = usePage();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState(null);
  const run = async (action) => {
    setBusy(true);
    setAsking(false);
    setError(null);
    try {
      await act(job, action);
      notify(words.done[action]);
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      setError(failure.advice);
    } finally {
      setBusy(false);
    }
  };
  if (asking) {
    return html`<${Confirmation}
      question=${words.cancelQuestion}
      yes=${words.cancelConfirm}
      no=${words.cancelKeep}
      onYes=${() => run('cancel')}
      onNo=${() => setAsking(false)}
    />`;
  }
  const actions = actionsOf(job);
  return html`
    ${error && html`<p class="error" role="alert">${error}</p>`}
    <div class="actions">
      ${actions.map(
        (action, at) => html`
          <button
            type="button"
            key=${action}
            class=${at === 0 && action !== 'cancel' ? 'button is-main' : 'button'}
            aria-disabled=${busy ? 'true' : null}
            onClick=${() => busy || (action === 'cancel' ? setAsking(true) : run(action))}
          >
            ${words.actions[action]}
          </button>
        `,
      )}
    </div>
  `;
}
