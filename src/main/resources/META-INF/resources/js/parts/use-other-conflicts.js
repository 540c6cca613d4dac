import { useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';
import { isOpen } from '../state/save.js';
import { useBus } from './context.js';

/** As many as one request may settle, less the one that is open. */
const MOST = 99;

/** The other open conflicts of the call's number, which can be settled alike. */
export function useOtherConflicts(call) {
  const [others, setOthers] = useState([]);
  const number = call && isOpen(call) ? call.number : null;
  useEffect(() => {
    if (number === null) {
      return undefined;
    }
    const request = new AbortController();
    read('/conflicts', { number, limit: 100 }, request.signal)
      .then(({ items }) => setOthers(items.filter((one) => one.id !== call.id).slice(0, MOST)))
      // An offer, no more: without it the calls are settled one by one.
      .catch(() => {});
    return () => request.abort();
  }, [number, call?.id]);
  useBus((name, value) => {
    if (name === 'conflict' && value.status !== 'OPEN') {
      setOthers((before) => before.filter((one) => one.id !== value.id));
    }
  });
  return number === null ? [] : others;
}
