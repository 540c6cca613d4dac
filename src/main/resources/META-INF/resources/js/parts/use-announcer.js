import { useEffect, useState } from '../preact.js';
import { partyLabel } from '../state/party.js';
import { strings } from '../strings.js';

const GATHER = 1_500;

/** What a screen reader is told of what came and went by itself: gathered, so that a busy minute is one sentence. */
export function useAnnouncer(calls, me) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    let timer;
    let news = new Map();
    const say = () => {
      timer = undefined;
      setSaid(sentenceOf([...news.values()]));
      news = new Map();
    };
    const stop = calls.listen((name, value) => {
      if (name === 'conflict' && value.resolvedBy !== me.agentId && (value.version === 1 || value.status !== 'OPEN')) {
        news.set(value.id, value);
        timer ??= setTimeout(say, GATHER);
      }
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [calls, me]);
  return said;
}

function sentenceOf(conflicts) {
  const { arrived, arrivedMany, resolved } = strings.live;
  const open = conflicts.filter((one) => one.status === 'OPEN');
  const closed = conflicts.length - open.length;
  return [
    open.length === 1 ? arrived(partyLabel(open[0])) : open.length > 1 ? arrivedMany(open.length) : '',
    closed > 0 ? resolved(closed) : '',
  ]
    .filter(Boolean)
    .join('. ');
}
