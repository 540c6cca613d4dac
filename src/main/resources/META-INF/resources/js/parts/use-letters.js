import { useEffect, useMemo, useState } from '../preact.js';
import { write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { toggled } from '../state/selection.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';
import { useRows } from './use-rows.js';

const PATH = '/dead-letters';
const NONE = new Set();

/** Dead letters of a status and topic, which of them are selected, and what can be done with those. */
export function useLetters(status, topic) {
  const { notify } = usePage();
  const list = useRows(PATH, useMemo(() => ({ status, topic }), [status, topic]));
  const [selection, setSelection] = useState(NONE);
  const [state, setState] = useState({ busy: false, error: null });
  useEffect(() => setSelection(NONE), [status, topic]);

  async function send(what, body, told) {
    setState({ busy: true, error: null });
    try {
      const answer = await write('POST', `${PATH}/${what}`, body, freshKey());
      const failed = (answer.results ?? []).filter((one) => one.status !== undefined && one.status !== 200);
      const done = answer.replayed ?? answer.discarded ?? (answer.results ?? []).length - failed.length;
      setSelection(NONE);
      notify([told(done), failed.length > 0 && strings.letters.notDone(failed.length)].filter(Boolean).join(' '));
      setState({ busy: false, error: null });
      list.restart();
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      setState({ busy: false, error: failure.advice });
    }
  }
  const ids = () => [...selection];
  return {
    list,
    selection,
    ...state,
    toggle: (id) => setSelection((before) => toggled(before, id)),
    selectAll: (on) => setSelection(on ? new Set(list.items.map((one) => one.id)) : NONE),
    replay: () => send('replay', { ids: ids() }, strings.letters.replayed),
    replayAll: () => send('replay', topic ? { all: true, topic } : { all: true }, strings.letters.replayed),
    discard: () => send('discard', { ids: ids() }, strings.letters.discarded),
  };
}
