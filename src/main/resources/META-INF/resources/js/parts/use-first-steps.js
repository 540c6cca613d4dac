import { useCallback, useEffect, useState } from '../preact.js';
import { read, write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { strings } from '../strings.js';
import { useBus } from './context.js';

const PATH = '/first-steps';
const GONE = 404;
/** How often contacts and logs are looked for while the steps are shown, in milliseconds. */
const PACE = 3_000;
const done = ({ contacts, calls, logs }) => contacts && calls && logs;

/**
 * The first steps of an account, and the test call.
 *
 * @returns {{steps: import('../server/types.js').FirstSteps | null, busy: boolean, error: string | null, call: () => void}}
 *     null while they are not known, and for an account that had done them before
 */
export function useFirstSteps() {
  const [steps, setSteps] = useState(null);
  const [request, setRequest] = useState({ busy: false, error: null });
  const load = useCallback(
    () =>
      read(PATH)
        .then((now) => setSteps((before) => (before === null && done(now) ? null : now)))
        // Without an answer they stay as they are.
        .catch(() => {}),
    [],
  );
  useEffect(() => {
    load();
  }, [load]);
  const open = steps !== null && !done(steps);
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const timer = setInterval(() => document.hidden || load(), PACE);
    return () => clearInterval(timer);
  }, [open, load]);
  useBus((name) => {
    if (open && name === 'call') {
      load();
    }
  });
  async function call() {
    if (request.busy) {
      return;
    }
    setRequest({ busy: true, error: null });
    try {
      await write('POST', `${PATH}/test-call`, {}, freshKey());
      setRequest({ busy: false, error: null });
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      setRequest({ busy: false, error: failure.status === GONE ? strings.firstSteps.noNumber : failure.advice });
    }
  }
  return { steps, ...request, call };
}
