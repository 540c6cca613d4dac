import { useCallback, useEffect, useReducer, useRef } from '../preact.js';
import { read } from '../server/api.js';
import { calls, unknown } from '../state/one-call.js';
import { useBus } from './context.js';

/** One call with its conflict and trail, kept true while it is shown; `news` says what somebody else did to it meanwhile. */
export function useCall(id) {
  const [state, dispatch] = useReducer(calls, unknown);
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
