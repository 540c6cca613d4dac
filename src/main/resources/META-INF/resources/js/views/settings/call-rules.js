import { agentChoices, useAgents } from '../../parts/use-agents.js';
import { html } from '../../preact.js';
import { CONTACT_TYPES } from '../../state/contact-types.js';
import { strings } from '../../strings.js';
import { TextField } from '../text-field.js';
import { Checks } from './controls.js';
import { DoNotLogList } from './do-not-log.js';
import { TableInput } from './table-input.js';
import { Group } from './setting.js';
import { Tokens } from './tokens.js';

const words = strings.settings;

/** The kinds of calls and the types of contacts to log. */
export const WhichCalls = ({ form }) => html`
  <${Group}
    form=${form}
    name="whichCalls"
    control=${({ value, change }) => html`
      <${Checks}
        words=${words.whichCalls}
        on=${(kind) => value[kind]}
        change=${(kind, on) => change({ ...value, [kind]: on })}
      />
    `}
  />
  <${Group}
    form=${form}
    name="contactTypes"
    control=${({ value, change, fault }) => html`
      <${Tokens}
        id="contact-types"
        label=${words.contactTypesAdd}
        values=${value}
        faults=${fault?.at}
        change=${change}
        choices=${CONTACT_TYPES.map((type) => [type, type])}
      />
    `}
  />
  <${Group}
    form=${form}
    name="clockToleranceSeconds"
    control=${({ value, change }) => html`
      <div class="text-field is-short">
        <input
          id="clock-tolerance"
          type="number"
          min="0"
          max="60"
          aria-labelledby="clockToleranceSeconds-name"
          aria-describedby="clockToleranceSeconds-help"
          value=${value}
          onInput=${({ target: { valueAsNumber: seconds } }) => Number.isInteger(seconds) && change(seconds)}
        />
      </div>
    `}
  />
`;

/** The do-not-log list. */
export const DoNotLog = ({ form }) =>
  html`<${Group} form=${form} name="doNotLog" control=${(each) => html`<${DoNotLogList} ...${each} />`} />`;

/** The owners of the logs in the CRM. */
export const Owner = ({ form }) =>
  html`<${Group} form=${form} name="owners" control=${(each) => html`<${Owners} ...${each} />`} />`;

function Owners({ value, change, fault }) {
  const agents = useAgents();
  return html`
    <${TableInput}
      id="owners"
      columns=${[
        { name: 'agent', label: words.ownerAgent, choices: agentChoices(agents) },
        { name: 'user', label: words.ownerUser },
      ]}
      values=${Object.entries(value.byAgent).map(([agent, user]) => ({ agent, user }))}
      faults=${fault?.at}
      addWords=${words.ownerAdd}
      change=${(lines) => change({ ...value, byAgent: Object.fromEntries(lines.map(({ agent, user }) => [agent.trim(), user.trim()])) })}
    />
    <${TextField}
      id="owner-fallback"
      label=${words.ownerFallback}
      hint=${words.ownerFallbackHint}
      value=${value.fallback ?? ''}
      onInput=${(text) => change({ ...value, fallback: text.trim() || null })}
    />
  `;
}
