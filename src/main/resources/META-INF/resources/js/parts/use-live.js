import { useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';
import { liveStream } from '../server/live.js';

const LONG_HIDDEN = 60_000;

/** Passes the live stream on to the bus. @returns whether it is disconnected, `displaced` if other windows have taken its place */
export function useLive(calls) {
  const [disconnected, setDisconnected] = useState(/** @type {boolean | 'displaced'} */ (false));
  useEffect(() => {
    const close = liveStream({
      changed: (name, view) => calls.tell(name, view),
      missed: () => calls.tell('missed'),
      disconnected: setDisconnected,
      displaced: () => setDisconnected('displaced'),
      // Finds out whether it is the sign-in that has ended; anything else the stream itself tries again.
      refused: () => read('/me').catch(() => {}),
    });
    let hiddenAt = null;
    const woken = () => {
      // A computer that slept may have a stream that is dead and does not know it yet.
      if (document.hidden) {
        hiddenAt = Date.now();
      } else if (hiddenAt !== null && Date.now() - hiddenAt > LONG_HIDDEN) {
        calls.tell('missed');
      }
    };
    document.addEventListener('visibilitychange', woken);
    return () => {
      document.removeEventListener('visibilitychange', woken);
      close();
    };
  }, [calls]);
  return disconnected;
}
