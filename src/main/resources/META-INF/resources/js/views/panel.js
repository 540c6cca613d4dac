import { Inbox } from '../parts/icons.js';
import { Party } from '../parts/names.js';
import { Failed, Loading } from '../parts/states.js';
import { useCall } from '../parts/use-call.js';
import { html } from '../preact.js';
import { partyOf } from '../state/party.js';
import { SELECTED } from '../state/routes.js';
import { strings } from '../strings.js';
import { CallFacts } from './call-facts.js';
import { Frame } from './panel-frame.js';
import { LogForm } from './log-form.js';
import { UpdateNotice } from './update-notice.js';
import { BulkPanel } from './bulk-panel.js';
import { Trail } from './trail.js';

/** The open call and its form, beside the list or, in a narrow window, instead of it. */
export function Panel({ view, id, selected, dismissing, close }) {
  if (id === null) {
    return html`<${Nothing} view=${view} />`;
  }
  return id === SELECTED
    ? html`<${BulkPanel} key=${SELECTED} selected=${selected} dismissing=${dismissing} close=${close} />`
    : html`<${OneCall} key=${id} id=${id} dismissing=${dismissing} close=${close} />`;
}

function OneCall({ id, dismissing, close }) {
  const { status, call, failure, update, load } = useCall(id);
  const title =
    call && status === 'ready'
      ? html`<${Party} call=${call} />`
      : status === 'failed'
        ? strings.panel.call
        : strings.panel.loading;
  return html`
    <${Frame} title=${title} number=${call && partyOf(call).name && partyOf(call).number} close=${close}>
      ${status === 'loading' && html`<div class="panel-body"><${Loading} label=${strings.panel.loading} lines=${4} /></div>`}
      ${
        status === 'failed' &&
        html`
          <div class="panel-body">
            <${Failed}
              title=${failure.status === 404 ? strings.panel.gone : strings.panel.failed}
              advice=${failure.status === 404 ? strings.panel.goneLead : failure.advice}
              retry=${failure.status === 404 ? null : () => load()}
            />
          </div>
        `
      }
      ${
        status === 'ready' &&
        call.erasedAt &&
        html`<div class="panel-body"><${CallFacts} call=${call} /><${Trail} trail=${call.trail ?? []} /></div>`
      }
      ${
        status === 'ready' &&
        !call.erasedAt &&
        html`
          <${LogForm}
            call=${call}
            reload=${load}
            dismissing=${dismissing}
            close=${close}
            before=${html`<${CallFacts} call=${call} /><${UpdateNotice} call=${call} update=${update} />`}
            after=${html`<${Trail} trail=${call.trail ?? []} />`}
          />
        `
      }
    <//>
  `;
}

const { keys } = strings.panel;

/** @type {(middle: [string[], string]) => [string[], string][]} */
const keysWith = (middle) => [
  [keys.arrows, keys.move],
  [[keys.enter], keys.open],
  middle,
  [[keys.escape], keys.close],
  [[keys.control, keys.enter], keys.save],
];
const CONFLICT_KEYS = keysWith([['X'], keys.select]);
const CALL_KEYS = keysWith([['/'], keys.search]);

/** Shown beside the list while no call is open: the next steps. */
const Nothing = ({ view }) => html`
  <aside class="panel is-empty" aria-label=${strings.panel.none}>
    <div class="empty">
      <span class="empty-icon"><${Inbox} /></span>
      <p class="empty-title">${strings.panel.none}</p>
      <p>${strings.panel.noneLead}</p>
      <dl class="keys">
        ${(view === 'calls' ? CALL_KEYS : CONFLICT_KEYS).map(
          ([keys, action]) => html`
            <div key=${action}>
              <dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
              <dd>${action}</dd>
            </div>
          `,
        )}
      </dl>
    </div>
  </aside>
`;
