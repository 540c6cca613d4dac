import { useCallback, useEffect, useState } from '../preact.js';
import { read, write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { isUnderWay } from '../state/personal-data.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';

const PATH = '/erasures';
const PACE = 1_500;
const IDLE = { busy: false, error: null };

/** The erasures of the account, asked for again while one is under way, and what can be done with a person's data. */
export function useErasures() {
  const { notify } = usePage();
  const [list, setList] = useState({ status: 'loading', items: [], failure: null });
  const [state, setState] = useState(IDLE);
  const load = useCallback(
    () =>
      read(PATH).then(
        ({ items }) => setList({ status: 'ready', items, failure: null }),
        (failure) =>
          setList((before) =>
            before.status === 'ready' ? { ...before, failure } : { ...before, status: 'failed', failure },
          ),
      ),
    [],
  );
  useEffect(() => {
    load();
  }, [load]);
  const moving = list.items.some(isUnderWay);
  useEffect(() => {
    if (!moving) {
      return undefined;
    }
    const timer = setInterval(() => document.hidden || load(), PACE);
    return () => clearInterval(timer);
  }, [moving, load]);

  /** @returns {Promise<boolean>} whether it was done; what is wrong otherwise stands in `error` */
  async function send(action) {
    setState({ busy: true, error: null });
    try {
      await action();
      setState(IDLE);
      return true;
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      const { number, contactId } = failure.violations;
      setState({ busy: false, error: number ?? contactId ?? failure.advice });
      return false;
    }
  }
  return {
    ...list,
    ...state,
    load,
    erase: (body) =>
      send(async () => {
        await write('POST', PATH, body, freshKey());
        notify(strings.personalData.requested);
        await load();
      }),
    download: (body) =>
      send(async () => {
        save(await write('POST', '/exports', body, freshKey()));
        notify(strings.personalData.exported);
      }),
  };
}

/** Has the browser save an export as a file, which names nobody. */
function save(rows) {
  const file = new Blob([JSON.stringify(rows, null, 2)], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = 'export.json';
  link.click();
  URL.revokeObjectURL(address);
}
