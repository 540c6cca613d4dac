import { useState } from '../preact.js';
import { write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';
import { useRows } from './use-rows.js';

const PATH = '/own-lines';
const ALL = {};
const IDLE = { busy: false, error: null };
const GONE = 404;

/** The account's own lines, and what an administrator can choose about them. */
export function useOwnLines() {
  const { notify } = usePage();
  const list = useRows(PATH, ALL);
  const [state, setState] = useState(IDLE);

  /** @returns {Promise<boolean>} whether it was done; what is wrong otherwise stands in `error`, with the line as it was given */
  async function act(action, line) {
    setState({ busy: true, error: null });
    try {
      await write('POST', `${PATH}/${action}`, { line }, freshKey());
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      setState({ busy: false, error: { line, message: failure.advice } });
      if (failure.status === GONE) {
        await list.reload();
      }
      return false;
    }
    await list.reload();
    setState(IDLE);
    notify(strings.ownLines.done[action]);
    return true;
  }
  return { list, ...state, act };
}
