import { useEffect, useState } from '../preact.js';

const TICK = 10_000;
const listeners = new Set();
let timer;

const tick = () => listeners.forEach((listener) => listener(Date.now()));

/** Calls `listener` with the time at intervals; all listeners share one timer. */
function listen(listener) {
  if (listeners.size === 0) {
    timer = setInterval(tick, TICK);
    document.addEventListener('visibilitychange', tick);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    }
  };
}

/** The value that `derive` computes from the time; renders again only when it changes. */
export function useClock(derive) {
  const [value, setValue] = useState(() => derive(Date.now()));
  useEffect(() => listen((now) => setValue(derive(now))), [derive]);
  return value;
}
