import { useCallback, useEffect, useReducer, useRef } from '../preact.js';
import { read } from '../server/api.js';
import { openCall, unknown } from '../state/open-call.js';
import { useBus } from './context.js';

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
  useBus((name, value) => {
    if (name === 'missed' || ((name === 'call' || name === 'conflict') && value.id === id)) {
      load();
    }
  });
  return { ...state, load };
}
