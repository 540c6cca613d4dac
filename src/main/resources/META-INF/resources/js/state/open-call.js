// The call that is open.

export const unknown = { status: 'loading', call: null, failure: null, update: null };

/** @param {object} action `loaded` with the call's newest state and, after a refused write, what had happened; or `failed` */
export function openCall(state, action) {
  switch (action.type) {
    case 'loaded':
      return { status: 'ready', call: action.call, failure: null, update: updateOf(state, action) };
    case 'failed':
      // What is shown stays, unless it is not there any more.
      return state.call && action.failure.status !== 404
        ? state
        : { ...state, status: 'failed', failure: action.failure };
    default:
      return state;
  }
}

function updateOf({ call: before, update }, { call, happened }) {
  if (happened !== undefined) {
    return { ...happened, entry: happened?.status ? null : (last(call) ?? null) };
  }
  if (before === null || stateOf(before) === stateOf(call)) {
    return update;
  }
  const line = last(call);
  return line ? { status: null, entry: line, by: line.actor, byName: line.actorName, at: line.at } : update;
}

const last = (call) => call.trail?.at(-1);

/** Equal as long as nothing happened that matters to somebody who fills in the form. */
export const stateOf = (call) => [call.outcome, call.log?.version ?? 0, call.conflict?.version ?? 0].join('/');
