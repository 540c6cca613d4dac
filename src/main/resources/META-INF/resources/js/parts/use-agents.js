import { useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';
import { usePage } from './context.js';

const MOST = 100;
let known = null;

/** The agents of the newest calls, to be offered where one is asked for. @returns {{id: string, name: string | null}[]} */
export function useAgents() {
  const [agents, setAgents] = useState(known ?? []);
  useEffect(() => {
    if (known === null) {
      read('/calls', { limit: MOST }).then(
        ({ items }) => {
          known = agentsOf(items);
          setAgents(known);
        },
        // An offer, no more: any id can be typed.
        () => {},
      );
    }
  }, []);
  return agents;
}

/** Each agent once, by name. */
export function agentsOf(calls) {
  const byId = new Map();
  for (const { agent } of calls) {
    if (agent?.id && !byId.has(agent.id)) {
      byId.set(agent.id, { id: agent.id, name: agent.name ?? null });
    }
  }
  return [...byId.values()].sort((one, other) => (one.name ?? one.id).localeCompare(other.name ?? other.id));
}

/** What to call an agent whose id is known. */
export const nameOfAgent = (agents, id) => agents.find((agent) => agent.id === id)?.name ?? id;

/** The same as what can be chosen: an id and what to call it. */
export const agentChoices = (agents) => agents.map(({ id, name }) => [id, name ?? id]);

/** What to call whoever has an id: an agent of the newest calls, or the reader. @returns {(id: string) => string} */
export function useNames() {
  const { me } = usePage();
  const agents = useAgents();
  return (id) => (id === me.agentId ? (me.name ?? id) : nameOfAgent(agents, id));
}
