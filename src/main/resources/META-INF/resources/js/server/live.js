const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 20_000;
/** Shorter interruptions are not shown. */
const PATIENCE = 2_500;
/** How long a displaced window waits before it reconnects, if it is visible. */
const DISPLACED_WAIT = 60_000;

/**
 * Keeps the event stream open. The browser resumes a broken stream; when it gives up, this opens a new one.
 *
 * @param {object} listener
 * @param {(name: 'conflict' | 'call' | 'log-form', view: object) => void} listener.changed
 * @param {() => void} listener.missed events may have been missed: reload the data on screen
 * @param {(disconnected: boolean) => void} listener.disconnected whether the stream has been down for some seconds
 * @param {() => void} listener.displaced the stream has ended in favour of other windows; it comes back when this one is used
 * @param {() => void} listener.refused the server answered, but not with a stream
 * @returns {() => void} closes it
 */
export function liveStream(listener, open = (url) => new EventSource(url)) {
  let source;
  let position = null;
  let wait = FIRST_WAIT;
  let retry;
  let patience;
  let lost = false;
  let displaced = false;

  function connect() {
    clearTimeout(retry);
    displaced = false;
    source?.close();
    source = open(`/api/v1/events${position === null ? '' : `?after=${encodeURIComponent(position)}`}`);
    source.onopen = opened;
    source.onerror = failed;
    source.addEventListener('conflict', (event) => heard('conflict', event));
    source.addEventListener('call', (event) => heard('call', event));
    source.addEventListener('log-form', (event) => heard('log-form', event));
    source.addEventListener('reset', (event) => {
      position = event.lastEventId || null;
      listener.missed();
    });
    // Without a pause, windows above the limit would displace each other forever.
    source.addEventListener('displaced', () => {
      source.close();
      lost = true;
      displaced = true;
      clearTimeout(patience);
      patience = undefined;
      listener.displaced();
      retry = setTimeout(rejoin, waitAbout(DISPLACED_WAIT));
    });
  }

  function opened() {
    clearTimeout(patience);
    patience = undefined;
    wait = FIRST_WAIT;
    listener.disconnected(false);
    if (lost) {
      lost = false;
      listener.missed();
    }
  }

  function heard(name, event) {
    position = event.lastEventId || position;
    listener.changed(name, JSON.parse(event.data));
  }

  function failed() {
    lost = true;
    patience ??= setTimeout(() => listener.disconnected(true), PATIENCE);
    if (source.readyState === 2 /* closed: the browser gave up */) {
      listener.refused();
      clearTimeout(retry);
      retry = setTimeout(connect, waitAbout(wait));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }

  function rejoin() {
    if (displaced && !document.hidden) {
      connect();
    }
  }

  const atOnce = () => {
    if (lost) {
      connect();
    }
  };
  // A page in the back/forward cache must close its connection, because browsers open only a few per server.
  const rest = () => source.close();
  const wake = (event) => {
    if (event.persisted) {
      lost = true;
      connect();
    }
  };
  const heardOfTheWindow = { online: atOnce, pagehide: rest, pageshow: wake, focus: rejoin, visibilitychange: rejoin };
  Object.entries(heardOfTheWindow).forEach(([name, listen]) => addEventListener(name, listen));
  connect();
  return () => {
    Object.entries(heardOfTheWindow).forEach(([name, listen]) => removeEventListener(name, listen));
    clearTimeout(retry);
    clearTimeout(patience);
    source.close();
  };
}

const waitAbout = (millis) => millis * (0.75 + Math.random() / 2);
