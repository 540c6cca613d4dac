import { useState } from '../preact.js';
import { write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { inPieces, toggled } from '../state/selection.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';
import { useRows } from './use-rows.js';

const PATH = '/crm-connection/parked-logs';
const ALL = {};
const NONE = new Set();
const MOST_AT_ONCE = 500;

/** The parked logs, which of them are selected, and what can be done with those. @param {() => unknown} changed called after a change */
export function useParkedLogs(changed) {
  const { notify } = usePage();
  const list = useRows(PATH, ALL);
  const [selection, setSelection] = useState(NONE);
  const [state, setState] = useState({ busy: false, error: null });

  /** Sends requests one after the other, and says what came of all of them. */
  async function send(what, message) {
    setState({ busy: true, error: null });
    let done = 0;
    let failed = 0;
    try {
      for (const ids of inPieces([...selection], MOST_AT_ONCE)) {
        const { results } = await write('POST', `${PATH}/${what}`, { ids }, freshKey());
        const left = results.filter((one) => one.status !== 200).length;
        failed += left;
        done += results.length - left;
      }
      setState({ busy: false, error: null });
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      setState({ busy: false, error: failure.advice });
    }
    setSelection(NONE);
    if (done + failed > 0) {
      notify([message(done), failed > 0 && strings.parkedLogs.notDone(failed)].filter(Boolean).join(' '));
    }
    list.restart();
    changed();
  }
  return {
    list,
    selection,
    ...state,
    /** Whether the CRM may have one of the selected already. */
    perhaps: list.items.some((one) => one.perhapsWritten && selection.has(one.callLogId)),
    toggle: (id) => setSelection((before) => toggled(before, id)),
    selectAll: (on) => setSelection(on ? new Set(list.items.map((one) => one.callLogId)) : NONE),
    retry: () => send('retry', strings.parkedLogs.retried),
    discard: () => send('discard', strings.parkedLogs.discarded),
  };
}
