import { useCallback, useEffect, useReducer, useRef } from '../preact.js';
import { read } from '../server/api.js';
import { openCall, unknown } from '../state/open-call.js';
import { useBus } from './context.js';

/** How often a log on its way to the CRM is looked after, in milliseconds. */
const PACE = 5_000;

/** One call with its conflict and trail, kept true while it is shown; `update` is the last change by somebody else. */
export function useCall(id) {
  const [state, dispatch] = useReducer(openCall, unknown);
  const request = useRef(null);

  const load = useCallback(
    async (happened) => {
      request.current?.abort();
      const mine = (request.current = new AbortController());
      try {
        dispatch({ type: 'loaded', call: await read(`/calls/${encodeURIComponent(id)}`, {}, mine.signal), happened });
      } catch (failure) {
        if (!mine.signal.aborted) {
          dispatch({ type: 'failed', failure });
        }
      }
    },
    [id],
  );
  useEffect(() => {
    load();
    return () => request.current?.abort();
  }, [load]);
  const waits = state.call?.crmRecord?.state === 'WAITING';
  useEffect(() => {
    if (!waits) {
      return undefined;
    }
    const timer = setInterval(() => document.hidden || load(), PACE);
    return () => clearInterval(timer);
  }, [waits, load]);
  useBus((name, value) => {
    if (name === 'missed' || ((name === 'call' || name === 'conflict') && value.id === id)) {
      load();
    }
  });
  return { ...state, load };
}
