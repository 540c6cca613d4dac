import { CallList } from '../parts/call-list.js';
import { useBus, usePage } from '../parts/context.js';
import { Count } from '../parts/count.js';
import { Inbox } from '../parts/icons.js';
import { Empty } from '../parts/states.js';
import { useRows } from '../parts/use-rows.js';
import { html, useCallback, useEffect } from '../preact.js';
import { hasDraft } from '../state/drafts.js';
import { SELECTED } from '../state/routes.js';
import { commonNumber, stillListed, toggled } from '../state/selection.js';
import { strings } from '../strings.js';
import { SelectionBar } from './selection-bar.js';
import { UnresolvedRow } from './unresolved-row.js';

const NOTHING = {};

/** The conflicts that wait for a person, newest first. */
export function Unresolved({ route, selection, setSelection, count }) {
  const { me, go, tellSelected } = usePage();
  const list = useRows('/conflicts', NOTHING);
  useBus((name, value) => {
    if (name === 'conflict') {
      list.change(value.status === 'OPEN' ? { type: 'changed', item: value, insert: true } : { type: 'gone', ids: [value.id] });
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
    tellSelected(selected);
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
      <h1 id="list-heading" tabindex="-1">${strings.unresolved.heading} <${Count} count=${count} /></h1>
    </header>
    <div class="list-scroll">
      <${CallList}
        list=${list}
        label=${strings.unresolved.label}
        openId=${open}
        onKey=${onKey}
        row=${(conflict, tabbable) => html`
          <${UnresolvedRow}
            key=${conflict.id}
            conflict=${conflict}
            tabbable=${tabbable}
            open=${open === conflict.id || (open === SELECTED && selection.has(conflict.id))}
            selected=${selection.has(conflict.id)}
            fresh=${list.fresh === conflict.id}
            draft=${hasDraft(conflict.id)}
            showAgent=${me.role !== 'agent'}
            onToggle=${toggle}
          />
        `}
        empty=${html`<${Empty} icon=${Inbox} title=${strings.unresolved.emptyTitle}><p>${strings.unresolved.empty}</p><//>`}
      />
    </div>
    ${selected.length > 0 &&
    html`
      <${SelectionBar}
        selected=${selected}
        same=${sameCaller(list.items, selected)}
        add=${(ids) => setSelection((before) => new Set([...before, ...ids]))}
        clear=${() => setSelection(() => new Set())}
        open=${(dismissing) => go({ view: 'unresolved', id: selected.length === 1 ? selected[0].id : SELECTED, dismissing })}
      />
    `}
  `;
}

/** What else is listed of the one number that is selected. */
function sameCaller(items, selected) {
  const number = selected.length > 0 ? commonNumber(selected) : null;
  return number === null ? [] : items.filter((item) => item.number === number && !selected.includes(item));
}
