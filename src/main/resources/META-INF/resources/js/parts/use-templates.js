import { useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';

let known = null;

/** The templates of titles that the account has set, as far as they are known; asked for again with each form. */
export function useTemplates() {
  const [templates, setTemplates] = useState(known);
  useEffect(() => {
    read('/settings').then(
      ({ values }) => {
        known = values.logContent;
        setTemplates(known);
      },
      // Without them the title is left to the server.
      () => {},
    );
  }, []);
  return templates;
}
