/** A fresh idempotency key; also where `crypto.randomUUID` is kept from pages that came without TLS. */
export function freshKey() {
  if (globalThis.crypto.randomUUID) {
    return globalThis.crypto.randomUUID();
  }
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Keys for a form's requests: the same request repeated after a failure carries the same key, so that it is done once;
 * another request carries another.
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
