import { crmReasonText } from '../../format/codes.js';
import { Confirmation } from '../../parts/confirmation.js';
import { Inbox } from '../../parts/icons.js';
import { Empty, Failed, Loading } from '../../parts/states.js';
import { DayAndTime } from '../../parts/times.js';
import { useParkedLogs } from '../../parts/use-parked-logs.js';
import { html, useState } from '../../preact.js';
import { routeTo } from '../../state/routes.js';
import { strings } from '../../strings.js';

const words = strings.parkedLogs;
/** Before the id of a conflict, which is that of its call. */
const CONFLICT = 'unresolved-conflicts/';

/** The logs that did not get into the CRM: their reasons, retry and discard. */
export function ParkedLogs({ changed }) {
  const logs = useParkedLogs(changed);
  const { list } = logs;
  if (list.status === 'loading') {
    return html`<${Loading} label=${words.loading} lines=${3} />`;
  }
  if (list.status === 'failed') {
    return html`<${Failed} title=${words.failed} advice=${list.failure.advice} retry=${list.restart} />`;
  }
  if (list.items.length === 0) {
    return html`<${Empty} icon=${Inbox} title=${words.none}><p>${words.noneLead}</p><//>`;
  }
  return html`
    <${Actions} logs=${logs} />
    <ul class="entries" aria-label=${words.label}>
      ${list.items.map(
        (log) => html`
          <${Entry}
            key=${log.callLogId}
            log=${log}
            selected=${logs.selection.has(log.callLogId)}
            toggle=${() => logs.toggle(log.callLogId)}
          />
        `,
      )}
    </ul>
    ${list.next !== null && html`<button type="button" class="button" onClick=${list.more}>${strings.list.more}</button>`}
  `;
}

function Entry({ log, selected, toggle }) {
  const isConflict = log.callLogId.startsWith(CONFLICT);
  const title = log.subject ?? (isConflict ? words.conflict : log.withdrawn ? words.withdrawn : words.unknown);
  return html`
    <li class=${selected ? 'entry is-selected' : 'entry'}>
      <input type="checkbox" checked=${selected} onChange=${toggle} aria-label=${words.select(title)} />
      <div class="entry-main">
        <p class="entry-head">
          <strong dir="auto">${title}</strong>
          ${log.startedAt && html`${' '}<span class="hint"><${DayAndTime} at=${log.startedAt} /></span>`}
        </p>
        <p dir="auto">${crmReasonText({ code: log.reason, detail: log.detail })}</p>
        <p class="hint">
          ${words.since} <${DayAndTime} at=${log.since} /> ·${' '}
          <a
            href=${routeTo({ view: 'calls', id: log.callLogId.replace(CONFLICT, '') })}
            aria-label=${words.openSpoken(title)}
            >${words.open}</a
          >
        </p>
      </div>
    </li>
  `;
}

function Actions({ logs }) {
  const [asking, setAsking] = useState(null);
  const { list, selection, busy, error, perhaps } = logs;
  const some = selection.size > 0;
  const all = list.items.every((one) => selection.has(one.callLogId));
  const done = (act) => () => {
    setAsking(null);
    act();
  };
  return html`
    <div class="toolbar" role="group" aria-label=${words.label}>
      <label class="check">
        <input type="checkbox" checked=${all} onChange=${() => logs.selectAll(!all)} />
        <span>${some ? words.selected(selection.size) : words.selectAll}</span>
      </label>
      <span class="spring"></span>
      <button
        type="button"
        class="button is-main"
        aria-disabled=${busy || !some ? 'true' : null}
        onClick=${() => busy || !some || (perhaps ? setAsking('retry') : logs.retry())}
      >
        ${words.retry}
      </button>
      <button
        type="button"
        class="button"
        aria-disabled=${busy || !some ? 'true' : null}
        onClick=${() => busy || !some || setAsking('discard')}
      >
        ${words.discard}
      </button>
    </div>
    ${error && html`<p class="error" role="alert">${error}</p>`}
    ${
      asking === 'retry' &&
      html`<${Confirmation}
        question=${words.retryQuestion}
        yes=${words.retryConfirm}
        no=${words.no}
        onYes=${done(logs.retry)}
        onNo=${() => setAsking(null)}
      />`
    }
    ${
      asking === 'discard' &&
      html`<${Confirmation}
        question=${words.discardQuestion(selection.size)}
        yes=${words.discardConfirm}
        no=${words.no}
        onYes=${done(logs.discard)}
        onNo=${() => setAsking(null)}
      />`
    }
  `;
}
