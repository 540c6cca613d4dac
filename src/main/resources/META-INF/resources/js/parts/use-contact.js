import { useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';
import { completed, optionOf } from '../state/options.js';

const learnt = new Map();

/**
 * The chosen contact with its open associations: known with the choice, or asked for.
 *
 * @param {object | null} option the choice
 * @returns {object | null} its associations are null while they are not known
 */
export function useContact(option) {
  const [, setTurn] = useState(0);
  const id = option && option.associations === null ? option.contactId : null;
  useEffect(() => {
    if (id === null) {
      return undefined;
    }
    const request = new AbortController();
    const learn = (contact) => {
      learnt.set(id, contact);
      setTurn((turn) => turn + 1);
    };
    read(`/contacts/${encodeURIComponent(id)}`, {}, request.signal)
      .then((contact) => learn(optionOf(contact, null)))
      // Without an answer the form goes without the choice, and the server asks for it if there is one to make.
      .catch(() => request.signal.aborted || learn({ associations: [] }));
    return () => request.abort();
  }, [id]);
  return option && completed(option, learnt.get(option.contactId));
}
