import { useCallback, useEffect, useState } from '../preact.js';
import { read, write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { isMoving } from '../state/backfill.js';

const PATH = '/past-call-jobs';
const PACE = 1_500;

/** The runs over past calls, asked for again while one of them moves. */
export function useBackfillJobs() {
  const [state, setState] = useState({ status: 'loading', jobs: [], failure: null });
  const load = useCallback(
    () =>
      read(PATH).then(
        ({ items }) => setState({ status: 'ready', jobs: items, failure: null }),
        (failure) =>
          setState((before) =>
            before.status === 'ready' ? { ...before, failure } : { ...before, status: 'failed', failure },
          ),
      ),
    [],
  );
  useEffect(() => {
    load();
  }, [load]);
  const moving = state.jobs.some(isMoving);
  useEffect(() => {
    if (!moving) {
      return undefined;
    }
    const timer = setInterval(() => document.hidden || load(), PACE);
    return () => clearInterval(timer);
  }, [moving, load]);

  const take = (job) =>
    setState((before) => ({ ...before, jobs: [job, ...before.jobs.filter((one) => one.id !== job.id)] }));
  return {
    ...state,
    load,
    create: async (body) => take(await write('POST', PATH, body, freshKey())),
    act: async (job, action) => {
      await write('POST', `${PATH}/${encodeURIComponent(job.id)}/${action}`, {}, freshKey());
      await load();
    },
  };
}
