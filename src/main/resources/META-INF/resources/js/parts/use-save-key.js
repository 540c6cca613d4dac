import { useEffect, useRef } from '../preact.js';

/** Saves by Control and Enter from anywhere in the panel that a form stands in. @param {object} form a reference to its element */
export function useSaveKey(form, save) {
  const newest = useRef(save);
  newest.current = save;
  useEffect(() => {
    const panel = form.current.closest('.panel');
    const onKeyDown = (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        newest.current(event);
      }
    };
    panel.addEventListener('keydown', onKeyDown);
    return () => panel.removeEventListener('keydown', onKeyDown);
  }, []);
}
