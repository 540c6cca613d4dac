import { useEffect, useReducer, useRef } from '../preact.js';
import { hasDraft, hasDraftsOf } from '../state/drafts.js';
import { formRequests, wantsForm } from '../state/form-requests.js';

/**
 * Opens the log form of a call that asks for it, unless the reader would be torn away from words that are not saved: then the
 * form waits until the reader asks for it.
 */
export function useFormRequests({ calls, me, route, go }) {
  const [waiting, dispatch] = useReducer(formRequests, []);
  const place = useRef(route);
  place.current = route;
  useEffect(
    () =>
      calls.listen((name, call) => {
        if (name === 'log-form' && call.agent?.id === me.agentId) {
          if (place.current.id !== call.id) {
            isBusy(place.current) ? dispatch({ type: 'asked', call }) : open(call);
          }
        } else if (name === 'call' && !wantsForm(call)) {
          dispatch({ type: 'gone', id: call.id });
        }
      }),
    [calls, me],
  );
  useEffect(() => {
    dispatch({ type: 'gone', id: route.id });
  }, [route.id]);
  const open = (call) => go({ view: 'calls', id: call.id });
  return { waiting, open, later: () => dispatch({ type: 'later' }) };
}

/** Whether something is typed that is not saved yet. */
function isBusy({ view, id }) {
  const active = /** @type {HTMLInputElement | null} */ (document.activeElement);
  const typing = active?.matches('input:not([type=checkbox], [type=radio]), textarea, select') && active.value !== '';
  return typing || (view === 'settings' ? hasDraftsOf('settings/') : id !== null && hasDraft(id));
}
