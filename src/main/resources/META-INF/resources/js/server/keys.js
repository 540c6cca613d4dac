/** A new idempotency key; also works without TLS, where browsers lack `crypto.randomUUID`. */
export function freshKey() {
  if (globalThis.crypto.randomUUID) {
    return globalThis.crypto.randomUUID();
  }
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Idempotency keys of a form: a request that is repeated after a failure has the same key, so that it takes effect once; a
 * different request has a new one.
 */
export function requestKeys() {
  let last = null;
  return (request) => {
    const text = JSON.stringify(request);
    if (last?.text !== text) {
      last = { text, key: freshKey() };
    }
    return last.key;
  };
}
