// A list that is loaded page by page, newest first, and kept true by events.

export const noRows = { status: 'loading', items: [], next: null, failure: null, more: 'idle', fresh: null };

/**
 * @param {object} action
 *     `loading` starts over; `loaded` is the newest page or pages; `failed`; `more` asks for the next page, `appended` is it,
 *     `moreFailed`; `changed` is a row's newest state, `gone` takes rows away
 */
export function rows(state, action) {
  switch (action.type) {
    case 'loading':
      return { ...noRows };
    case 'loaded':
      return { ...noRows, status: 'ready', items: action.items, next: action.next };
    case 'failed':
      return state.status === 'ready' ? state : { ...state, status: 'failed', failure: action.failure };
    case 'more':
      return { ...state, more: 'loading' };
    case 'appended':
      return { ...state, more: 'idle', items: merged(state.items, action.items), next: action.next };
    case 'moreFailed':
      return { ...state, more: 'failed' };
    case 'changed':
      return state.status === 'ready' ? changed(state, action.item, action.insert) : state;
    case 'gone':
      return { ...state, items: state.items.filter((item) => !action.ids.includes(item.id)) };
    default:
      return state;
  }
}

/** A row that is shown is replaced where it stands; a new one comes in at its place, unless that is on a page not loaded yet. */
function changed(state, item, insert) {
  const at = state.items.findIndex((other) => other.id === item.id);
  if (at >= 0) {
    if (isOlder(item, state.items[at])) {
      return state;
    }
    return { ...state, items: state.items.with(at, item) };
  }
  if (!insert) {
    return state;
  }
  const place = state.items.findIndex((other) => newestFirst(item, other) < 0);
  if (place < 0 && state.next !== null) {
    return state;
  }
  return { ...state, fresh: item.id, items: state.items.toSpliced(place < 0 ? state.items.length : place, 0, item) };
}

const isOlder = (item, known) => item.version !== undefined && item.version < known.version;

/** Newest start first; of equal starts the greater id first, as the server has them. */
export function newestFirst(one, other) {
  return (
    Date.parse(other.startedAt) - Date.parse(one.startedAt) || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0)
  );
}

function merged(items, page) {
  const known = new Set(items.map((item) => item.id));
  return [...items, ...page.filter((item) => item.id === undefined || !known.has(item.id))];
}
