import { html, useEffect, useLayoutEffect, useRef } from '../preact.js';
import { strings } from '../strings.js';
import { Failed, Loading } from './states.js';

const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
const linksOf = (list) => [...list.querySelectorAll('[data-row]')];

/**
 * A list of calls that is one stop for the Tab key: arrows, j and k move in it, Enter opens.
 *
 * `list`: what `useRows` returns.
 * `row`: renders an item; what can have the focus in it has tabindex -1, and the list raises that of one row, so that moving about renders nothing anew.
 * `openId`: the row whose call is open.
 * `onKey`: takes further keys.
 *
 * @param {{list: object, row: (item: object, previous: object | undefined) => object, openId: string | null, onKey?: (key: string, id: string) => boolean, [property: string]: any}} properties
 */
export function CallList({ list, label, row, openId, onKey, empty }) {
  const element = useRef(null);
  const focused = useFocusKept(element, list.items, openId);
  if (list.status === 'loading') {
    return html`<${Loading} label=${strings.list.loading} lines=${8} />`;
  }
  if (list.status === 'failed') {
    return html`<${Failed} title=${strings.list.failed} advice=${list.failure.advice} retry=${list.restart} />`;
  }
  if (list.items.length === 0 && list.next === null) {
    return empty;
  }

  const onKeyDown = (event) => {
    const id = event.target.closest('[data-id]')?.dataset.id;
    if (event.ctrlKey || event.metaKey || event.altKey || !id) {
      return;
    }
    if (move(element.current, event.key) || onKey?.(event.key, id)) {
      event.preventDefault();
    }
  };
  return html`
    <ul class="rows" ref=${element} aria-label=${label} onKeyDown=${onKeyDown} onfocusin=${focused.take}>
      ${list.items.flatMap((item, at) => row(item, list.items[at - 1]))}
    </ul>
    <${More} list=${list} />
  `;
}

/** Moves the focus from row to row. @returns whether the key was for that */
function move(list, key) {
  const links = linksOf(list);
  const at = links.findIndex((link) => link.closest('[data-id]').contains(document.activeElement));
  const to =
    key === 'Home'
      ? 0
      : key === 'End'
        ? links.length - 1
        : key in STEPS
          ? Math.min(Math.max(at + STEPS[key], 0), links.length - 1)
          : -1;
  links[to]?.focus();
  return to >= 0;
}

/** Remembers the row with the focus, gives it back when the call is closed, and to a neighbour when the row has gone. */
function useFocusKept(element, items, openId) {
  const id = useRef(openId);
  const index = useRef(0);
  const openBefore = useRef(openId);

  const focusRow = () => {
    const links = element.current ? linksOf(element.current) : [];
    const own = links.find((link) => link.closest('[data-id]').dataset.id === id.current);
    (own ?? links[Math.min(index.current, links.length - 1)] ?? document.querySelector('#list-heading'))?.focus();
  };
  useLayoutEffect(() => {
    if (openBefore.current !== null && openId === null) {
      focusRow();
    }
    openBefore.current = openId;
  }, [openId]);
  useLayoutEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (id.current !== null && lost && openId === null && !items.some((item) => item.id === id.current)) {
      focusRow();
    }
    keepTabStop(element.current, id.current);
  }, [items]);

  const take = (event) => {
    const row = event.target.closest('[data-id]');
    if (row) {
      index.current = [...row.parentElement.querySelectorAll('[data-id]')].indexOf(row);
      id.current = row.dataset.id;
      keepTabStop(element.current, id.current);
    }
  };
  return { take };
}

/** Makes one row, that of `id` or the first, the list's only stop for the Tab key. */
function keepTabStop(list, id) {
  const row = list && (list.querySelector(`[data-id="${CSS.escape(id ?? '')}"]`) ?? list.querySelector('[data-id]'));
  if (row && !row.hasAttribute('data-tab-stop')) {
    list.querySelectorAll('[data-tab-stop]').forEach((other) => setTabStop(other, false));
    setTabStop(row, true);
  }
}

function setTabStop(row, on) {
  row.toggleAttribute('data-tab-stop', on);
  row.querySelectorAll('[tabindex]').forEach((each) => each.setAttribute('tabindex', on ? '0' : '-1'));
}

/** The next page: by itself when its button comes near, otherwise by the button. */
function More({ list }) {
  const end = useRef(null);
  useEffect(() => {
    if (list.next === null || list.moreStatus === 'failed' || !end.current) {
      return undefined;
    }
    const watch = new IntersectionObserver(([entry]) => entry.isIntersecting && list.more(), { rootMargin: '600px' });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [list.next, list.moreStatus, list.more]);

  if (list.next === null) {
    return html`<p class="list-end">${strings.list.shown(list.items.length)}</p>`;
  }
  return html`
    <div class="list-end" ref=${end}>
      ${list.moreStatus === 'failed' && html`<p role="alert">${strings.list.moreFailed}</p>`}
      <button type="button" class="button" onClick=${list.more}>
        ${list.moreStatus === 'loading' ? strings.list.loadingMore : strings.list.more}
      </button>
    </div>
  `;
}
