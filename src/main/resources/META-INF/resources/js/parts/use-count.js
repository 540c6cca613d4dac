import { useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';

const GATHER = 400;

/** How many conflicts wait, asked for again after something happened to one. @returns {{count: number, atLeast: boolean} | null} */
export function useCount(calls) {
  const [count, setCount] = useState(null);
  useEffect(() => {
    let timer;
    const ask = () => {
      timer = undefined;
      // The last number known is better than none; the next event asks again.
      read('/conflicts/count').then(setCount, () => {});
    };
    const stop = calls.listen((name) => {
      if (name !== 'call') {
        timer ??= setTimeout(ask, GATHER);
      }
    });
    ask();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [calls]);
  return count;
}
