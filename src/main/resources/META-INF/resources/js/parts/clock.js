import { useEffect, useState } from '../preact.js';

const TICK = 10_000;
const listeners = new Set();
let timer;

const tick = () => listeners.forEach((listener) => listener(Date.now()));

/** Calls `listener` with the time, now and then; one timer for all. */
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

/** What `derive` makes of the time; renders anew only when that changes. */
export function useClock(derive) {
  const [value, setValue] = useState(() => derive(Date.now()));
  useEffect(() => listen((now) => setValue(derive(now))), [derive]);
  return value;
}
