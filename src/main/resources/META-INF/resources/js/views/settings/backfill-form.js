import { agentChoices, useAgents } from '../../parts/use-agents.js';
import { html, useState } from '../../preact.js';
import { dayOf, jobRequest } from '../../state/backfill.js';
import { strings } from '../../strings.js';
import { FieldError } from '../field-error.js';
import { Tokens } from './tokens.js';

const words = strings.backfill;
const MONTH = 30 * 24 * 3_600_000;
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');

/** The form for a new backfill. */
export function BackfillForm({ create }) {
  const agents = useAgents();
  const [wanted, setWanted] = useState(() => ({ from: dayOf(Date.now() - MONTH), to: dayOf(Date.now()), agents: [] }));
  const [state, setState] = useState({ busy: false, errors: {} });
  const submit = async (event) => {
    event.preventDefault();
    if (state.busy) {
      return;
    }
    const { faults, body } = jobRequest(wanted, Date.now());
    if (body === null) {
      setState({
        busy: false,
        errors: Object.fromEntries(Object.entries(faults).map(([field, what]) => [field, words.missing[what]])),
      });
      return;
    }
    setState({ busy: true, errors: {} });
    try {
      await create(body);
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      const { from, to } = failure.violations;
      setState({
        busy: false,
        errors: { from, to, all: from || to ? null : failure.advice },
      });
    }
  };
  return html`
    <form class="setting" aria-labelledby="new-run-name" novalidate onSubmit=${submit}>
      <h3 class="setting-name" id="new-run-name">${words.heading}</h3>
      <div class="pair">
        <${Day}
          id="backfill-from"
          label=${words.from}
          value=${wanted.from}
          error=${state.errors.from}
          change=${(from) => setWanted({ ...wanted, from })}
        />
        <${Day}
          id="backfill-to"
          label=${words.to}
          value=${wanted.to}
          error=${state.errors.to}
          change=${(to) => setWanted({ ...wanted, to })}
        />
      </div>
      <p class="hint">${words.zone(zone())}</p>
      <p class="setting-part">${words.agents}</p>
      <${Tokens}
        id="backfill-agents"
        label=${words.agents}
        hint=${words.agentsHint}
        values=${wanted.agents}
        choices=${agentChoices(agents)}
        change=${(next) => setWanted({ ...wanted, agents: next })}
      />
      <p class="hint">${words.previewHelp}</p>
      <${FieldError} id="backfill-error" error=${state.errors.all} />
      <div class="actions">
        <button type="submit" class="button is-main" aria-disabled=${state.busy ? 'true' : null}>
          ${state.busy ? words.starting : words.preview}
        </button>
      </div>
    </form>
  `;
}

const Day = ({ id, label, value, error, change }) => html`
  <div class="text-field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type="date"
      value=${value}
      max=${dayOf(Date.now())}
      aria-invalid=${error ? 'true' : null}
      aria-describedby=${error ? `${id}-error` : null}
      onInput=${(event) => change(event.target.value)}
    />
    <${FieldError} id=${`${id}-error`} error=${error} />
  </div>
`;
