import { useCallback, useEffect, useState } from '../preact.js';
import { read, write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';

const PATH = '/api-keys';
const IDLE = { busy: false, error: null };
const GONE = 404;

/** The API keys of the account, the one that was just created, and what can be done with them. */
export function useApiKeys() {
  const { notify } = usePage();
  const [list, setList] = useState({ status: 'loading', items: [], failure: null });
  const [created, setCreated] = useState(null);
  const [state, setState] = useState(IDLE);
  const load = useCallback(
    () =>
      read(PATH).then(
        ({ items }) => setList({ status: 'ready', items, failure: null }),
        (failure) => setList({ status: 'failed', items: [], failure }),
      ),
    [],
  );
  useEffect(() => {
    load();
  }, [load]);

  /** @returns {Promise<boolean>} whether it was done; what is wrong otherwise stands in `error` */
  async function send(work) {
    setState({ busy: true, error: null });
    try {
      await work();
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      setState({ busy: false, error: failure.advice });
      if (failure.status === GONE) {
        await load();
      }
      return false;
    }
    await load();
    setState(IDLE);
    return true;
  }
  return {
    list,
    load,
    created,
    ...state,
    create: (name) => send(async () => setCreated(await write('POST', PATH, { name }, freshKey()))),
    /** Forgets the created key: the page has it only until then. */
    forget: () => setCreated(null),
    revoke: async (id) => {
      if (await send(() => write('DELETE', `${PATH}/${id}`, {}, freshKey()))) {
        setCreated((before) => (before?.id === id ? null : before));
        notify(strings.apiKeys.revoked);
      }
    },
  };
}
