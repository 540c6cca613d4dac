import { agentChoices, useAgents } from '../../parts/use-agents.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';
import { LogPreview } from './log-preview.js';
import { Switch } from './setting.js';
import { Tokens } from './tokens.js';

const words = strings.settings;

/** Automatic logging of calls. */
export const Logging = ({ form }) => html`
  <${Switch} form=${form} name="autoLogCalls" />
  <${Switch} form=${form} name="popUpOnly" />
  <${Switch} form=${form} name="dryRun" />
  <${Switch}
    form=${form}
    name="trial"
    on=${(trial) => trial.on}
    turned=${(trial, on) => ({ ...trial, on })}
    more=${(each) => each.value.on && html`<${Trial} ...${each} />`}
  />
`;

function Trial({ value, change, fault }) {
  const agents = useAgents();
  return html`
    <p class="setting-part">${words.trialAgents}</p>
    <${Tokens}
      id="trial-agents"
      label=${words.trialAgents}
      hint=${words.trialAgentsHint}
      values=${value.agents}
      choices=${agentChoices(agents)}
      faults=${fault?.at}
      change=${(next) => change({ ...value, agents: next })}
    />
  `;
}

/** Automatic logging of messages. */
export const Messages = ({ form }) => html`
  <${Switch} form=${form} name="autoLogMessages" />
  <${LogPreview} values=${form.values} of="messages" />
`;
