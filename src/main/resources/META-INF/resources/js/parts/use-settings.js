import { useCallback, useEffect, useRef, useState } from '../preact.js';
import { read, write } from '../server/api.js';
import { requestKeys } from '../server/keys.js';
import { draftOf, keepDraft } from '../state/drafts.js';
import {
  ACCOUNT,
  AGENTS_OWN,
  changesOf,
  faultsOf,
  isLocked,
  lockOf,
  patchOf,
  pathOf,
  rebasedOn,
  SECTIONS,
  sectionOf,
  valuesWith,
  withChange,
  without,
} from '../state/settings.js';
import { usePage } from './context.js';
import { strings } from '../strings.js';

export const draftName = (scope) => `settings/${scope}`;

/** The settings of a scope, their unsaved changes, and saving. Changes stay in this tab until they are saved or discarded. */
export function useSettings(scope) {
  const { notify, drafted } = usePage();
  const [state, setState] = useState(
    /** @type {{status: string, view?: any, account?: any, failure?: any}} */ ({ status: 'loading' }),
  );
  const [edits, setEdits] = useState(() => draftOf(draftName(scope)));
  const [saving, setSaving] = useState({ busy: false, faults: {}, error: null, stale: null });
  const newest = useRef(edits);
  const keyOf = useRef(null);
  keyOf.current ??= requestKeys();

  const keep = useCallback(
    (next) => {
      keepDraft(draftName(scope), next);
      newest.current = next;
      setEdits(next);
      drafted();
    },
    [scope, drafted],
  );
  const load = useCallback(async () => {
    try {
      const [view, account] = await Promise.all([
        read(pathOf(scope)),
        scope === ACCOUNT ? null : read(pathOf(ACCOUNT)),
      ]);
      setState({ status: 'ready', view, account: account ?? view });
      keep(rebasedOn(view, draftOf(draftName(scope))));
    } catch (failure) {
      setState((before) => (before.status === 'ready' ? before : { status: 'failed', failure }));
    }
  }, [scope, keep]);
  useEffect(() => {
    load();
  }, [load]);

  async function save(keys) {
    setSaving({ busy: true, faults: {}, error: null, stale: null });
    const body = patchOf(state.view, newest.current, keys);
    try {
      const view = await write('PATCH', pathOf(scope), body, keyOf.current(body));
      setState({ status: 'ready', view, account: scope === ACCOUNT ? view : state.account });
      keep(without(newest.current, keys));
      setSaving({ busy: false, faults: {}, error: null, stale: null });
      notify(strings.settings.saved);
    } catch (failure) {
      setSaving({ busy: false, ...(await refusal(failure, scope)) });
    }
  }

  /** Whether the reader can change it in this scope. */
  const mayChange = (name) => scope === ACCOUNT || (AGENTS_OWN.includes(name) && !state.view.locked.includes(name));
  const values = state.status === 'ready' ? valuesWith(state.view, state.account, edits) : null;
  return {
    ...state,
    ...saving,
    scope,
    edits,
    values,
    load,
    save,
    change: (key, value) => keep(withChange(newest.current, state.view, key, value)),
    lock: (name, on) => keep(withChange(newest.current, state.view, lockOf(name), on)),
    discard: (keys) => {
      keep(without(newest.current, keys));
      setSaving({ busy: false, faults: {}, error: null, stale: null });
    },
    takeNewest: async () => {
      await load();
      setSaving({ busy: false, faults: {}, error: null, stale: { loaded: true } });
    },
    changesOf: (section) => changesOf(edits, section),
    locked: (name) => isLocked(state.view, edits, name),
    mayChange,
    /** Whether the section that has the setting says once for all that nothing of it can be changed. */
    wholeSectionLocked: (name) => !SECTIONS[sectionOf(name)].some(mayChange),
    isOwn: (name) => (edits[name] === undefined ? (state.view.own ?? []).includes(name) : edits[name] !== null),
  };
}

/** Why it was not saved, as the form shows it. */
async function refusal(failure, scope) {
  const nothing = { faults: {}, error: null, stale: null };
  switch (failure.status) {
    case undefined:
      throw failure;
    case 409:
      return { ...nothing, stale: await whoWasFirst(failure, scope) };
    case 422: {
      const faults = faultsOf(failure.problem.violations ?? []);
      return {
        ...nothing,
        faults,
        error: Object.keys(faults).length > 0 ? strings.settings.refusedSee : strings.settings.refused(failure.advice),
      };
    }
    default:
      return { ...nothing, error: strings.errors.notSaved(failure.advice) };
  }
}

async function whoWasFirst({ problem: { happened } }, scope) {
  if (happened?.by) {
    return { by: happened.by, byName: happened.byName ?? null, at: happened.at };
  }
  const newest = await read(pathOf(scope)).catch(() => ({}));
  return { by: newest.changedBy ?? null, byName: null, at: newest.changedAt ?? null };
}
