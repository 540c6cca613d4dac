import { usePage } from '../../parts/context.js';
import { agentChoices, useAgents } from '../../parts/use-agents.js';
import { Choice } from '../../parts/choice.js';
import { html, useState } from '../../preact.js';
import { ACCOUNT, MINE } from '../../state/settings.js';
import { strings } from '../../strings.js';

const words = strings.settings;
const NAMES = ['account', 'mine', 'agent'];

/** The scope of the settings that an administrator sees: the account, themselves, or another agent. */
export function ScopeChoice({ scope, route }) {
  const { go } = usePage();
  const agents = useAgents();
  const given = scope === ACCOUNT || scope === MINE ? scope : 'agent';
  const [asking, setAsking] = useState(given === 'agent');
  const [agent, setAgent] = useState(given === 'agent' ? scope : '');
  const show = (next) => go({ view: 'settings', id: route.id, filters: { for: next === ACCOUNT ? '' : next } }, true);
  const choose = (name) => {
    setAsking(name === 'agent');
    if (name !== 'agent') {
      show(name);
    }
  };
  const submit = (event) => {
    event.preventDefault();
    if (agent.trim()) {
      show(agent.trim());
    }
  };
  return html`
    <${Choice}
      label=${words.scope}
      names=${NAMES}
      words=${words.scopes}
      chosen=${asking ? 'agent' : given}
      choose=${choose}
    />
    ${
      asking &&
      html`
        <form class="adder" onSubmit=${submit}>
          <input
            aria-label=${words.scopeAgent}
            placeholder=${words.scopeAgentHint}
            list="scope-agents"
            value=${agent}
            autocomplete="off"
            onInput=${(event) => setAgent(event.target.value)}
          />
          <datalist id="scope-agents">
            ${agentChoices(agents).map(([id, name]) => html`<option key=${id} value=${id}>${name}</option>`)}
          </datalist>
          <button type="submit" class="button">${words.scopeOpen}</button>
        </form>
      `
    }
  `;
}
