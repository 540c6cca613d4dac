import { useState } from '../preact.js';
import { write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';
import { useRows } from './use-rows.js';

const PATH = '/api-keys';
const ALL = {};
const IDLE = { busy: false, error: null };
const GONE = 404;

/** The API keys of the account, the one that was just created, and what can be done with them. */
export function useApiKeys() {
  const { notify } = usePage();
  const list = useRows(PATH, ALL);
  const [created, setCreated] = useState(null);
  const [state, setState] = useState(IDLE);

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
        await list.reload();
      }
      return false;
    }
    await list.reload();
    setState(IDLE);
    return true;
  }
  return {
    list,
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
