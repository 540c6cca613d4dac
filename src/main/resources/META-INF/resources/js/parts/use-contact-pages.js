import { useEffect, useState } from '../preact.js';
import { read } from '../server/api.js';
import { isLink } from './outward.js';

const MOST = 100;

/**
 * Where contacts are shown in the CRM.
 *
 * @param {{contactId: string}[]} contacts
 * @returns {(contact: {contactId: string}) => string | undefined} the address of a contact's page; undefined if it has none
 */
export function useContactPages(contacts) {
  const [pages, setPages] = useState(/** @type {Record<string, string>} */ ({}));
  const wanted = [...new Set(contacts.map((one) => one.contactId))].slice(0, MOST).sort();
  const key = JSON.stringify(wanted);
  useEffect(() => {
    if (wanted.length === 0) {
      return undefined;
    }
    const request = new AbortController();
    read('/contact-pages', { id: wanted }, request.signal)
      .then(({ items }) => setPages(Object.fromEntries(items.map(({ contactId, url }) => [contactId, url]))))
      // Without an answer there are no links.
      .catch(() => {});
    return () => request.abort();
  }, [key]);
  return ({ contactId }) => (isLink(pages[contactId]) ? pages[contactId] : undefined);
}
