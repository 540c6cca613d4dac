import { useCallback, useEffect, useReducer, useRef } from '../preact.js';
import { read } from '../server/api.js';
import { noRows, rows } from '../state/rows.js';

const PAGE = 50;
const LARGEST_PAGE = 100;
/** So many rows are loaded again at most when the stream was away; the rest comes page by page as before. */
const LONGEST_CATCH_UP = 500;
const MOST_PAGES = 10;

/**
 * The rows of a list: loaded, continued, and reloaded when something may have been missed.
 *
 * @param {string} path
 * @param {object} parameters another value loads another list
 */
export function useRows(path, parameters) {
  const [state, dispatch] = useReducer(rows, noRows);
  const newest = useRef(state);
  newest.current = state;
  const request = useRef(null);
  const meanwhile = useRef([]);
  const wanted = JSON.stringify(parameters);

  const load = useCallback(
    async (atLeast) => {
      request.current?.abort();
      const mine = (request.current = new AbortController());
      meanwhile.current = [];
      try {
        const loaded = await newestRows(path, JSON.parse(wanted), atLeast, mine.signal);
        dispatch({ type: 'loaded', ...loaded });
        meanwhile.current.forEach(dispatch);
      } catch (failure) {
        if (!mine.signal.aborted) {
          dispatch({ type: 'failed', failure });
        }
      }
    },
    [path, wanted],
  );

  const restart = useCallback(() => {
    dispatch({ type: 'loading' });
    load(PAGE);
  }, [load]);

  useEffect(() => {
    restart();
    return () => request.current?.abort();
  }, [restart]);

  const more = useCallback(async () => {
    const { next, more: status } = newest.current;
    if (next === null || status === 'loading') {
      return;
    }
    dispatch({ type: 'more' });
    try {
      const page = await read(
        path,
        { ...JSON.parse(wanted), limit: LARGEST_PAGE, cursor: next },
        request.current.signal,
      );
      if (newest.current.next === next) {
        dispatch({ type: 'appended', ...page });
      }
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        dispatch({ type: 'moreFailed' });
      }
    }
  }, [path, wanted]);

  /** What a reload that is under way must not undo is done again after it. */
  const change = useCallback((action) => {
    meanwhile.current.push(action);
    dispatch(action);
  }, []);

  const reload = useCallback(
    () => (newest.current.status === 'ready' ? load(newest.current.items.length) : restart()),
    [load, restart],
  );
  return { ...state, more, moreStatus: state.more, change, reload, restart };
}

async function newestRows(path, parameters, atLeast, signal) {
  const items = [];
  const wanted = Math.min(atLeast, LONGEST_CATCH_UP);
  let next;
  let pages = 0;
  do {
    const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, atLeast - items.length));
    const page = await read(path, { ...parameters, limit, cursor: next }, signal);
    items.push(...page.items);
    next = page.next ?? null;
    pages += 1;
    // A page can have fewer than asked for, or none, where the filters leave little; the list itself goes on from there.
  } while (next !== null && items.length < wanted && pages < MOST_PAGES);
  return { items, next };
}
