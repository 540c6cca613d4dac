import { useCallback, useEffect, useState } from '../preact.js';
import { read, write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { isMoving } from '../state/crm.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';

const KINDS = '/crm-kinds';
const PATH = '/crm-connection';
const PACE = 1_500;
const GONE = 404;
const IDLE = { busy: false, error: null, faults: {} };

/** The connection to the CRM, asked for again while it is checked or first read, and what can be done with it. */
export function useCrm() {
  const { notify } = usePage();
  const [state, setState] = useState({
    status: 'loading',
    kinds: [],
    available: true,
    connection: null,
    failure: null,
  });
  const [request, setRequest] = useState(IDLE);
  const load = useCallback(
    () =>
      Promise.all([read(KINDS), connectionOrNone()]).then(
        ([{ items, available }, connection]) =>
          setState({ status: 'ready', kinds: items, available, connection, failure: null }),
        (failure) =>
          setState((before) =>
            before.status === 'ready' ? { ...before, failure } : { ...before, status: 'failed', failure },
          ),
      ),
    [],
  );
  useEffect(() => {
    load();
  }, [load]);
  const moving = isMoving(state.connection, state.kinds);
  useEffect(() => {
    if (!moving) {
      return undefined;
    }
    const timer = setInterval(() => document.hidden || load(), PACE);
    return () => clearInterval(timer);
  }, [moving, load]);

  const take = (connection) => setState((before) => ({ ...before, connection }));

  /** @returns {Promise<boolean>} whether it was done; what is wrong otherwise stands in `error` and `faults` */
  async function send(work, told) {
    setRequest({ ...IDLE, busy: true });
    try {
      await work();
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      const faults = failure.violations;
      const named = Object.keys(faults).some((field) => /^(settings|secrets)\./.test(field));
      setRequest({ busy: false, error: named ? null : failure.advice, faults });
      if (failure.status === GONE) {
        await load();
      }
      return false;
    }
    setRequest(IDLE);
    if (told) {
      notify(told);
    }
    return true;
  }
  const test = async () => take(await write('POST', `${PATH}/test`, {}, freshKey()));
  return {
    ...state,
    ...request,
    load,
    save: (body) =>
      send(async () => {
        take(await write('PUT', PATH, body, freshKey()));
        await test();
      }, strings.crm.done.save),
    test: () => send(test, null),
    move: (move) =>
      send(async () => take(await write('POST', `${PATH}/${move}`, {}, freshKey())), strings.crm.done[move]),
    confirmDeletions: () =>
      send(
        async () => take(await write('POST', `${PATH}/confirm-deletions`, {}, freshKey())),
        strings.crm.done.confirm,
      ),
    disconnect: () =>
      send(async () => {
        await write('DELETE', PATH, {}, freshKey());
        take(null);
      }, strings.crm.done.disconnect),
  };
}

async function connectionOrNone() {
  try {
    return await read(PATH);
  } catch (failure) {
    if (failure.status === GONE) {
      return null;
    }
    throw failure;
  }
}
