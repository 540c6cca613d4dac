import { Failure } from './failure.js';

const BASE = '/api/v1';

/** Called when an answer says that the session has ended. */
let signedOut = () => {};

export function onSignedOut(listener) {
  signedOut = listener;
}

/** Reads `path`; parameters that are null, undefined or empty are omitted. */
export const read = (path, parameters = {}, signal = undefined) =>
  exchange(BASE + path + query(parameters), { signal });

/**
 * Writes once, even if it is sent several times with the same key.
 *
 * @param {'POST' | 'PUT' | 'PATCH' | 'DELETE'} method
 */
export const write = (method, path, body, key) =>
  exchange(BASE + path, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(body),
  });

/**
 * Sends a file once, even if it is sent several times with the same key.
 *
 * @param {string} path
 * @param {Blob} file
 * @param {string} type its media type
 * @param {string} key
 */
export const send = (path, file, type, key) =>
  exchange(BASE + path, { method: 'POST', headers: { 'Content-Type': type, 'Idempotency-Key': key }, body: file });

/** Ends the session, and opens the address where the issuer ends its own. */
export async function signOut() {
  const { next } = await exchange('/sign-out', { method: 'POST' });
  location.assign(next);
}

/**
 * @param {string} url
 * @param {RequestInit} request
 */
async function exchange(url, { headers, ...options }) {
  let response;
  try {
    response = await fetch(url, {
      ...options,
      credentials: 'same-origin',
      // Marks a request of the inbox: the server never redirects it, and other sites cannot send it.
      headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript', ...headers },
    });
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Failure(0);
  }
  const answer = await json(response);
  if (response.ok) {
    return answer;
  }
  if (response.status === 401) {
    signedOut();
  }
  throw new Failure(response.status, answer ?? {});
}

async function json(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** @returns `?name=value&…`, once for each value of a list, or nothing */
export function query(parameters) {
  const given = Object.entries(parameters)
    .flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
    .filter(([, value]) => value !== null && value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
