import { useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';

/**
 * All contacts that have the number of a conflict: those that it shows, and soon the others.
 *
 * @param {import('../server/types.js').Conflict | null | undefined} conflict
 * @returns {import('../server/types.js').Candidate[]}
 */
export function useCandidates(conflict) {
  const shown = conflict?.candidates ?? [];
  const [all, setAll] = useState(/** @type {import('../server/types.js').Candidate[]} */ ([]));
  const id = conflict?.status === 'OPEN' && conflict.candidateCount > shown.length ? conflict.id : null;
  useEffect(() => {
    if (id === null) {
      return undefined;
    }
    const request = new AbortController();
    read(`/conflicts/${id}/candidates`, {}, request.signal)
      .then(({ items }) => setAll(items))
      // Without an answer the form offers those that the conflict shows, and the search.
      .catch(() => {});
    return () => request.abort();
  }, [id, conflict?.version]);
  return id !== null && all.length > shown.length ? all : shown;
}
