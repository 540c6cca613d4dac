import { useCallback, useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';

const PACE = 15_000;

/**
 * How the service is, asked for again while somebody looks.
 *
 * @returns {{status: 'loading' | 'failed' | 'ready', told: object | null, failure: object | null, load: () => void}} `failure`
 *     beside what was told before: it cannot be asked any more
 */
export function useStatus() {
  const [state, setState] = useState({ status: 'loading', told: null, failure: null });
  const load = useCallback(
    () =>
      read('/status').then(
        (told) => setState({ status: 'ready', told, failure: null }),
        (failure) => setState((before) => ({ ...before, status: before.told ? 'ready' : 'failed', failure })),
      ),
    [],
  );
  useEffect(() => {
    const lookAgain = () => document.hidden || load();
    const timer = setInterval(lookAgain, PACE);
    // Who comes back, or gets the network back, does not wait for the next turn.
    document.addEventListener('visibilitychange', lookAgain);
    addEventListener('online', lookAgain);
    load();
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookAgain);
      removeEventListener('online', lookAgain);
    };
  }, [load]);
  return { ...state, load };
}
