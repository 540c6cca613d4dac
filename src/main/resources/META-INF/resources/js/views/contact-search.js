import { Search } from '../parts/icons.js';
import { useContactPages } from '../parts/use-contact-pages.js';
import { html, useEffect, useRef, useState } from '../preact.js';
import { read } from '../server/api.js';
import { optionOf } from '../state/options.js';
import { strings } from '../strings.js';
import { Option } from './option.js';

const TYPING = 200;
const SHORTEST = 2;
const MOST = 20;
const NOTHING = { status: 'idle', options: [] };

/**
 * Searches all contacts. For a call that is not logged, it first looks up the call's number.
 *
 * `known`: contacts already offered.
 * `picked`: the contact chosen from an earlier search.
 *
 * @param {{known: object[], picked: object | null, [property: string]: any}} properties
 */
export function ContactSearch({ call, name, known, picked, chosen, choose }) {
  const [typed, setTyped] = useState('');
  const query = typed.trim() || (call.outcome === 'NOT_LOGGED' && call.number ? call.number : '');
  const found = useFound(query, call.number);
  const results = useRef(null);
  const others = found.options.filter((one) => !known.some((other) => other.contactId === one.contactId));
  const shown = picked && !others.some((one) => one.contactId === picked.contactId) ? [picked, ...others] : others;
  const pageOf = useContactPages(shown);
  const onKeyDown = (event) => {
    if (event.key === 'Escape' && typed) {
      event.preventDefault();
      setTyped('');
    } else if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)) {
      event.preventDefault();
      if (event.key === 'Enter' && others.length > 0) {
        choose(others[0]);
      }
      results.current?.querySelector('input')?.focus();
    }
  };
  return html`
    <div class="contact-search">
      <div class="search-field">
        <${Search} />
        <input
          type="search"
          dir="auto"
          aria-label=${strings.form.search}
          aria-describedby="contact-search-says"
          placeholder=${known.length > 0 ? strings.form.search : strings.form.searchHint}
          value=${typed}
          onInput=${(event) => setTyped(event.target.value)}
          onKeyDown=${onKeyDown}
          autocomplete="off"
          spellcheck=${false}
        />
      </div>
      <p
        id="contact-search-says"
        class=${found.status === 'none' || found.status === 'failed' ? 'hint' : 'unseen'}
        role="status"
      >
        ${typed && says(found, others)}
      </p>
      ${
        shown.length > 0 &&
        html`
          <div class="options" ref=${results}>
            ${shown.map(
              (one) => html`
                <${Option}
                  key=${one.contactId}
                  name=${name}
                  option=${one}
                  checked=${chosen === one.contactId}
                  onChoose=${choose}
                  page=${pageOf(one)}
                />
              `,
            )}
          </div>
        `
      }
    </div>
  `;
}

function says({ status }, others) {
  const { form } = strings;
  switch (status) {
    case 'found':
      return form.results(others.length);
    case 'none':
      return form.noResults;
    case 'failed':
      return form.searchFailed;
    case 'searching':
      return form.searching;
    default:
      return '';
  }
}

function useFound(query, number) {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    if (query.length < SHORTEST) {
      setFound(NOTHING);
      return undefined;
    }
    const request = new AbortController();
    const timer = setTimeout(async () => {
      setFound((before) => ({ ...before, status: 'searching' }));
      try {
        const { items } = await read('/contacts', { q: query, limit: MOST }, request.signal);
        setFound({ status: items.length > 0 ? 'found' : 'none', options: items.map((one) => optionOf(one, number)) });
      } catch {
        if (!request.signal.aborted) {
          setFound({ status: 'failed', options: [] });
        }
      }
    }, TYPING);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [query, number]);
  return found;
}
