import { CallList } from '../parts/call-list.js';
import { Choice } from '../parts/choice.js';
import { useBus, usePage } from '../parts/context.js';
import { Inbox } from '../parts/icons.js';
import { Empty } from '../parts/states.js';
import { useRows } from '../parts/use-rows.js';
import { html, useCallback, useEffect } from '../preact.js';
import { hasDraft } from '../state/drafts.js';
import { SELECTED } from '../state/routes.js';
import { commonNumber, stillListed, toggled } from '../state/selection.js';
import { strings } from '../strings.js';
import { FirstSteps } from './first-steps.js';
import { SelectionBar } from './selection-bar.js';
import { UnresolvedRow } from './unresolved-row.js';

const KINDS = ['', 'NO_CONTACT_MATCH', 'MULTIPLE_CONTACTS', 'MULTIPLE_ASSOCIATIONS'];

/** The open conflicts, newest first. */
export function Unresolved({ route, selection, setSelection }) {
  const { me, go, reportSelected } = usePage();
  const { kind = '' } = route.filters;
  const list = useRows('/conflicts', route.filters);
  useBus((name, value) => {
    if (name === 'conflict') {
      list.change(
        value.status === 'OPEN' && (kind === '' || value.kind === kind)
          ? { type: 'changed', item: value, insert: true }
          : { type: 'gone', ids: [value.id] },
      );
    } else if (name === 'settled') {
      list.change({ type: 'gone', ids: value });
    } else if (name === 'missed') {
      list.reload();
    }
  });

  const selected = list.items.filter((item) => selection.has(item.id));
  useEffect(() => {
    if (list.status === 'ready') {
      setSelection((before) => stillListed(before, list.items));
    }
    reportSelected(selected);
  }, [list.items, selection]);

  const toggle = useCallback((id) => setSelection((before) => toggled(before, id)), []);
  const open = route.view === 'unresolved' ? route.id : null;
  const onKey = (key, id) => {
    if (key === 'x') {
      toggle(id);
    } else if (key === 'Escape' && open === null && selection.size > 0) {
      setSelection(() => new Set());
    } else {
      return false;
    }
    return true;
  };
  return html`
    <header class="list-head">
      <h2 id="list-heading" tabindex="-1">${strings.unresolved.heading}</h2>
      <${Choice}
        label=${strings.unresolved.filters}
        names=${KINDS}
        words=${strings.unresolved.kinds}
        chosen=${kind}
        choose=${(next) => go({ view: 'unresolved', filters: { kind: next } }, true)}
      />
    </header>
    <div class="list-scroll">
      ${me.role === 'admin' && html`<${FirstSteps} />`}
      <${CallList}
        list=${list}
        label=${strings.unresolved.label}
        openId=${open}
        onKey=${onKey}
        row=${(conflict) => html`
          <${UnresolvedRow}
            key=${conflict.id}
            conflict=${conflict}
            filters=${route.filters}
            open=${open === conflict.id || (open === SELECTED && selection.has(conflict.id))}
            selected=${selection.has(conflict.id)}
            fresh=${list.fresh === conflict.id}
            draft=${hasDraft(conflict.id)}
            showAgent=${me.role !== 'agent'}
            onToggle=${toggle}
          />
        `}
        empty=${
          kind === ''
            ? html`<${Empty} icon=${Inbox} title=${strings.unresolved.emptyTitle}
                ><p>${strings.unresolved.empty}</p><//
              >`
            : html`<${Empty} icon=${Inbox} title=${strings.unresolved.nothingTitle}
                ><p>${strings.unresolved.nothing}</p><//
              >`
        }
      />
    </div>
    ${
      selected.length > 0 &&
      open !== SELECTED &&
      html`
        <${SelectionBar}
          selected=${selected}
          same=${sameCaller(list.items, selected)}
          add=${(ids) => setSelection((before) => new Set([...before, ...ids]))}
          clear=${() => setSelection(() => new Set())}
          open=${(dismissing) => go({ ...route, id: selected.length === 1 ? selected[0].id : SELECTED, dismissing })}
        />
      `
    }
  `;
}

/** The other conflicts with the number of the selected one. */
function sameCaller(items, selected) {
  const number = selected.length > 0 ? commonNumber(selected) : null;
  return number === null ? [] : items.filter((item) => item.number === number && !selected.includes(item));
}
