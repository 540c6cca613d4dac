import { createContext, useContext, useEffect, useRef } from '../preact.js';

/** What all views share: who is signed in, the bus, how to go elsewhere and how to tell the reader something. */
export const Page = createContext(null);

export const usePage = () => useContext(Page);

/** Listens to the bus with the newest `listener` for as long as the component is there. */
export function useBus(listener) {
  const { calls } = usePage();
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => calls.listen((name, value) => newest.current(name, value)), [calls]);
}
