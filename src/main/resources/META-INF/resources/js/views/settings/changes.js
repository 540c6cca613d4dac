import { readable } from '../../format/numbers.js';
import { useNames } from '../../parts/use-agents.js';
import { Failed, Loading } from '../../parts/states.js';
import { DayAndTime } from '../../parts/times.js';
import { useRows } from '../../parts/use-rows.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';
import { settingText } from './setting-value.js';

const words = strings.settings;
const ALL = {};

/** The changes of settings with their author and time, newest first. */
export function Changes() {
  const list = useRows('/settings/changes', ALL);
  const nameOf = useNames();
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
      ${list.items.map(
        (one, at) => html`
          <li class="entry" key=${at}>
            <span class="entry-main">
              <span
                ><strong>${labelOf(one.setting)}</strong
                >${' '}${one.agentId && html`<span class="hint">${words.changes.forAgent(one.agentName ?? nameOf(one.agentId))}</span>`}</span
              >
              <${Values} change=${one} />
              <span class="hint"
                ><bdi>${one.actorName ?? nameOf(one.actor)}</bdi> · <${DayAndTime} at=${one.at}
              /></span>
            </span>
          </li>
        `,
      )}
    </ol>
    ${list.next !== null && html`<button type="button" class="button" onClick=${list.more}>${strings.list.more}</button>`}
  `;
}

const labelOf = (setting) =>
  words.of[setting]?.label ??
  {
    locked: words.changes.locked,
    ownLineChoice: words.changes.ownLineChoice,
    crmConnection: words.sections.crm,
    crmLogsDiscarded: words.changes.crmLogsDiscarded,
    crmDeletionsConfirmed: words.changes.crmDeletionsConfirmed,
    contactsUploaded: words.changes.contactsUploaded,
    apiKey: strings.apiKeys.one,
  }[setting] ??
  setting;

/** For a list, the removed and added items; otherwise the old and new value. */
const Values = ({ change: { setting, before, after } }) => html`
  <span class="entry-values">
    ${isSaid(setting, before) && html`<del><span class=${isList(setting) ? '' : 'unseen'}>${isList(setting) ? words.changes.removed : words.changes.before}: </span>${said(setting, before)}</del>`}
    ${isSaid(setting, after) && html`<ins><span class=${isList(setting) ? '' : 'unseen'}>${isList(setting) ? words.changes.added : words.changes.after}: </span>${said(setting, after)}</ins>`}
  </span>
`;

const LISTS = ['contactTypes', 'doNotLog', 'ownLines', 'numberFormats', 'locked'];
const isList = (setting) => LISTS.includes(setting);
/** Entries without a default: null says nothing. */
const WITHOUT_DEFAULT = ['crmLogsDiscarded', 'crmDeletionsConfirmed', 'contactsUploaded', 'apiKey'];
const isSaid = (setting, value) =>
  isList(setting) ? (value ?? []).length > 0 : !WITHOUT_DEFAULT.includes(setting) || value !== null;

function said(setting, value) {
  if (setting === 'ownLineChoice') {
    return value === null
      ? words.changes.noChoice
      : `${readable(value.line)}: ${strings.ownLines.states[value.state] ?? value.state}`;
  }
  if (setting === 'crmConnection') {
    return value === null ? words.changes.noConnection : connectionText(value);
  }
  if (setting === 'apiKey') {
    return value.name;
  }
  if (setting === 'crmLogsDiscarded') {
    return words.changes.logs(value.logs);
  }
  if (setting === 'crmDeletionsConfirmed' || setting === 'contactsUploaded') {
    return words.changes.contacts(value.contacts);
  }
  if (value === null) {
    return words.changes.unset;
  }
  return setting === 'locked' ? value.map(labelOf).join(', ') : settingText(setting, value).join('; ');
}

/** The kind of the CRM, its state, its settings, and which secrets were entered. */
const connectionText = ({ kind, state, settings = {}, secrets = [] }) =>
  [
    `${kind}: ${strings.crm.states[state] ?? state}`,
    ...Object.values(settings),
    secrets.length > 0 && words.changes.secretsEntered,
  ]
    .filter(Boolean)
    .join('; ');
