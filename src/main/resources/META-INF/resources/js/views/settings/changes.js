import { nameOfAgent, useAgents } from '../../parts/use-agents.js';
import { Failed, Loading } from '../../parts/states.js';
import { DayAndTime } from '../../parts/times.js';
import { useRows } from '../../parts/use-rows.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';
import { toldOf } from './told.js';

const words = strings.settings;
const ALL = {};

/** Who changed which setting and when, newest first. */
export function Changes() {
  const list = useRows('/settings/changes', ALL);
  const agents = useAgents();
  if (list.status === 'loading') {
    return html`<${Loading} label=${words.loading} />`;
  }
  if (list.status === 'failed') {
    return html`<${Failed} title=${words.changes.failed} advice=${list.failure.advice} retry=${list.restart} />`;
  }
  if (list.items.length === 0) {
    return html`<p class="hint">${words.changes.none}</p>`;
  }
  return html`
    <ol class="entries">
      ${list.items.map((one, at) => html`
        <li class="entry" key=${at}>
          <span class="entry-main">
            <span><strong>${labelOf(one.setting)}</strong> ${one.agentId && html`<span class="hint">${words.changes.forAgent(nameOfAgent(agents, one.agentId))}</span>`}</span>
            <${Values} change=${one} />
            <span class="hint"><bdi>${nameOfAgent(agents, one.actor)}</bdi> · <${DayAndTime} at=${one.at} /></span>
          </span>
        </li>
      `)}
    </ol>
    ${list.next !== null && html`<button type="button" class="button" onClick=${list.more}>${strings.list.more}</button>`}
  `;
}

const labelOf = (setting) => words.of[setting]?.label ?? (setting === 'locked' ? words.changes.locked : setting);

const Values = ({ change: { setting, before, after } }) => html`
  <span class="entry-values">
    <del><span class="unseen">${words.changes.before} </span>${said(setting, before)}</del>
    <ins><span class="unseen">${words.changes.after} </span>${said(setting, after)}</ins>
  </span>
`;

function said(setting, value) {
  const parsed = typeof value === 'string' ? parse(value) : value;
  if (parsed === null || parsed === undefined) {
    return words.changes.unset;
  }
  if (setting === 'locked') {
    return parsed.length > 0 ? parsed.map(labelOf).join(', ') : words.noEntries;
  }
  return toldOf(setting, parsed).join('; ');
}

/** The trail keeps values as JSON. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
