import { useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';

const learnt = new Map();

/**
 * The open associations of the chosen contact: known with the choice, or asked for.
 *
 * @param {object | null} option the choice
 * @returns {object[] | null} null while they are not known
 */
export function useOpenAssociations(option) {
  const [, setTurn] = useState(0);
  const id = option && option.associations === null ? option.contactId : null;
  useEffect(() => {
    if (id === null) {
      return undefined;
    }
    const request = new AbortController();
    const learn = (associations) => {
      learnt.set(id, associations);
      setTurn((turn) => turn + 1);
    };
    read(`/contacts/${encodeURIComponent(id)}`, {}, request.signal)
      .then((contact) => learn(contact.associations.filter((one) => one.open)))
      // Without an answer the form goes without the choice, and the server asks for it if there is one to make.
      .catch(() => request.signal.aborted || learn([]));
    return () => request.abort();
  }, [id]);
  return option === null ? [] : (option.associations ?? learnt.get(id) ?? null);
}
