import { useEffect, useState } from '../preact.js';
import { write } from '../server/api.js';
import { freshKey } from '../server/keys.js';

const TYPING = 350;

/** @typedef {{status: 'idle' | 'waiting' | 'ready' | 'failed', answer: any, failure: any}} Preview */

/**
 * What the server makes of a draft, asked for again when it changes.
 *
 * @param {object | null} body null asks for nothing
 * @returns {Preview} the last answer stays until the next
 */
export function usePreview(path, body) {
  const [state, setState] = useState(/** @type {Preview} */ ({ status: 'idle', answer: null, failure: null }));
  const wanted = body === null ? null : JSON.stringify(body);
  useEffect(() => {
    if (wanted === null) {
      setState({ status: 'idle', answer: null, failure: null });
      return undefined;
    }
    let over = false;
    const set = (next) => over || setState(next);
    const timer = setTimeout(async () => {
      set((before) => ({ ...before, status: 'waiting' }));
      try {
        const answer = await write('POST', path, JSON.parse(wanted), freshKey());
        set({ status: 'ready', answer, failure: null });
      } catch (failure) {
        set({ status: 'failed', answer: null, failure });
      }
    }, TYPING);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [path, wanted]);
  return state;
}
