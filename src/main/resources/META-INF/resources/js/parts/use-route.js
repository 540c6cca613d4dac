import { useCallback, useEffect, useState } from '../preact.js';
import { parseRoute, routeTo } from '../state/routes.js';

/**
 * Where the reader is, as the address says.
 *
 * @returns {[object, (route: object, instead?: boolean) => void]} the route, and a way to another: a step that the browser's
 *     Back undoes, or `instead` of the present one. `dismissing` goes along with a step, but not into the address.
 */
export function useRoute() {
  const [route, setRoute] = useState(() => /** @type {any} */ (parseRoute(location.hash)));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.hash));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((next, instead = false) => {
    const address = routeTo(next);
    history[instead ? 'replaceState' : 'pushState'](null, '', address);
    setRoute({ ...parseRoute(address), dismissing: next.dismissing });
  }, []);
  return [route, go];
}
