import { CallList } from '../parts/call-list.js';
import { useBus, usePage } from '../parts/context.js';
import { Phone } from '../parts/icons.js';
import { Empty } from '../parts/states.js';
import { useClock } from '../parts/clock.js';
import { useRows } from '../parts/use-rows.js';
import { dayKey } from '../format/times.js';
import { html, useCallback } from '../preact.js';
import { hasDraft } from '../state/drafts.js';
import { fits } from '../state/filters.js';
import { strings } from '../strings.js';
import { CallFilters } from './call-filters.js';
import { CallRow, DayRow } from './call-row.js';

/** The history of calls, newest first. */
export function Calls({ route }) {
  const { me, go } = usePage();
  const { filters } = route;
  const list = useRows('/calls', filters);
  const today = useClock(useCallback((now) => dayKey(now), []));
  useBus((name, value) => {
    if (name === 'call') {
      // Only the server can match calls to a search: its results are updated, but none is added or removed.
      const fitting = filters.q ? null : fits(value, filters);
      list.change(
        fitting === false ? { type: 'gone', ids: [value.id] } : { type: 'changed', item: value, insert: fitting },
      );
    } else if (name === 'missed') {
      list.reload();
    }
  });

  const narrowed = Object.keys(filters).length > 0;
  return html`
    <header class="list-head">
      <h2 id="list-heading" tabindex="-1">${strings.calls.heading}</h2>
      <${CallFilters} filters=${filters} change=${(next) => go({ view: 'calls', filters: next }, true)} />
    </header>
    <div class="list-scroll">
      <${CallList}
        list=${list}
        label=${strings.calls.label}
        openId=${route.id}
        onKey=${(key) => key === '/' && focusSearch()}
        row=${(call, previous) => [
          ...(previous && dayKey(previous.startedAt) === dayKey(call.startedAt)
            ? []
            : [html`<${DayRow} key=${dayKey(call.startedAt)} at=${call.startedAt} now=${startOf(today)} />`]),
          html`
            <${CallRow}
              key=${call.id}
              call=${call}
              open=${route.id === call.id}
              fresh=${list.fresh === call.id}
              draft=${hasDraft(call.id)}
              showAgent=${me.role !== 'agent'}
              filters=${filters}
            />
          `,
        ]}
        empty=${
          narrowed
            ? html`
                <${Empty} icon=${Phone} title=${strings.calls.nothingTitle}>
                  <p>${strings.calls.nothing}</p>
                  <button type="button" class="button" onClick=${() => go({ view: 'calls' }, true)}>
                    ${strings.calls.clear}
                  </button>
                <//>
              `
            : html`<${Empty} icon=${Phone} title=${strings.calls.emptyTitle}><p>${strings.calls.empty}</p><//>`
        }
      />
    </div>
  `;
}

function focusSearch() {
  /** @type {HTMLElement} */ (document.querySelector('.list-head input')).focus();
  return true;
}

/** Noon of the day with a `dayKey`. */
function startOf(key) {
  const [year, month, day] = key.split('-').map(Number);
  return new Date(year, month, day, 12).getTime();
}
