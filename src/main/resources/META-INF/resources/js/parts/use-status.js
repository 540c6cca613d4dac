import { useCallback, useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';

const PACE = 15_000;

/** @typedef {{status: 'loading' | 'failed' | 'ready', report: any, failure: any}} Status */

/**
 * The state of the service, reloaded while the tab is visible.
 *
 * @returns {Status & {load: () => void}} `failure` beside the last report: the server did not answer
 */
export function useStatus() {
  const [state, setState] = useState(/** @type {Status} */ ({ status: 'loading', report: null, failure: null }));
  const load = useCallback(
    () =>
      read('/status').then(
        (report) => setState({ status: 'ready', report, failure: null }),
        (failure) => setState((before) => ({ ...before, status: before.report ? 'ready' : 'failed', failure })),
      ),
    [],
  );
  useEffect(() => {
    const lookAgain = () => document.hidden || load();
    const timer = setInterval(lookAgain, PACE);
    // A reader who returns to the tab, or whose network returns, sees the newest state at once.
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
