import { useEffect, useMemo, useState } from '../preact.js';
import { write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { inPieces, toggled } from '../state/selection.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';
import { useRows } from './use-rows.js';

const PATH = '/dead-letters';
const NONE = new Set();
const MOST_AT_ONCE = 100;

/** Dead letters of a status and topic, which of them are selected, and what can be done with those. */
export function useDeadLetters(status, topic) {
  const { notify } = usePage();
  const list = useRows(
    PATH,
    useMemo(() => ({ status, topic }), [status, topic]),
  );
  const [selection, setSelection] = useState(NONE);
  const [state, setState] = useState({ busy: false, error: null });
  useEffect(() => setSelection(NONE), [status, topic]);

  /** Sends requests one after the other, and says what came of all of them. */
  async function send(what, bodies, message) {
    setState({ busy: true, error: null });
    let done = 0;
    let failed = 0;
    try {
      for (const body of bodies) {
        let answer;
        do {
          answer = await write('POST', `${PATH}/${what}`, body, freshKey());
          const { replayed, discarded, results } = answer;
          done += replayed ?? discarded;
          failed += results.filter((one) => one.status !== 200).length;
          // Of all that wait only so many are replayed at once; where none of those could be, another try would not end.
        } while (answer.more && answer.replayed > 0);
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
      notify([message(done), failed > 0 && strings.deadLetters.notDone(failed)].filter(Boolean).join(' '));
    }
    list.restart();
  }
  const chosen = () => inPieces([...selection], MOST_AT_ONCE).map((ids) => ({ ids }));
  return {
    list,
    selection,
    ...state,
    toggle: (id) => setSelection((before) => toggled(before, id)),
    selectAll: (on) => setSelection(on ? new Set(list.items.map((one) => one.id)) : NONE),
    replay: () => send('replay', chosen(), strings.deadLetters.replayed),
    replayAll: () => send('replay', [topic ? { all: true, topic } : { all: true }], strings.deadLetters.replayed),
    discard: () => send('discard', chosen(), strings.deadLetters.discarded),
  };
}
