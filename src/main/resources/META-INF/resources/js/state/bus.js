// What happens to calls, from the live stream and from this page's own writes, told to whoever shows them.

/** @returns {{tell: Function, listen: Function}} */
export function bus() {
  const listeners = new Set();
  return {
    /** @param {'conflict' | 'call' | 'log-form' | 'settled' | 'missed'} name */
    tell: (name, value) => [...listeners].forEach((listener) => listener(name, value)),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
