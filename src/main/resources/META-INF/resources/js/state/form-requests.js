// Log forms that the service asks to be filled in ("only open the log form").

/** @param {object} action `asked` for the form of a call; `gone`: the form of a call is open, or the call needs none any more */
export function formRequests(waiting, action) {
  switch (action.type) {
    case 'asked':
      return [action.call, ...waiting.filter((call) => call.id !== action.call.id)];
    case 'gone':
      return waiting.some((call) => call.id === action.id) ? waiting.filter((call) => call.id !== action.id) : waiting;
    case 'later':
      return [];
    default:
      return waiting;
  }
}

/** Whether a call, as it is now, still wants its form. */
export const wantsForm = (call) => call.outcome === 'NOT_LOGGED' && call.notLoggedReason === 'FORM_REQUESTED';
