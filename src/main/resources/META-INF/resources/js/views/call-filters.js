import { Search } from '../parts/icons.js';
import { Choice } from '../parts/choice.js';
import { html, useEffect, useRef, useState } from '../preact.js';
import { strings } from '../strings.js';

const VIEWS = ['all', 'missed', 'unlogged', 'logged'];
const DIRECTIONS = ['INBOUND', 'OUTBOUND'];
const TYPING = 250;

/** Search and filters of the history; `change` receives their values. */
export function CallFilters({ filters, change }) {
  const { view = 'all', direction } = filters;
  const withFilter = (name, value) => change({ ...filters, [name]: value });
  return html`
    <${SearchField} q=${filters.q ?? ''} change=${(q) => withFilter('q', q)} />
    <div class="filters">
      <${Choice}
        label=${strings.calls.filters}
        names=${VIEWS}
        words=${strings.calls.views}
        chosen=${view}
        choose=${(name) => withFilter('view', name === 'all' ? '' : name)}
      />
      <${Choice}
        label=${strings.calls.directions}
        names=${DIRECTIONS}
        words=${strings.calls.directionFilters}
        chosen=${direction}
        choose=${(name) => withFilter('direction', direction === name ? '' : name)}
      />
    </div>
  `;
}

function SearchField({ q, change }) {
  const [typed, setTyped] = useState(q);
  const sent = useRef(q);
  useEffect(() => {
    if (q !== sent.current) {
      sent.current = q;
      setTyped(q);
    }
  }, [q]);
  useEffect(() => {
    const wanted = typed.trim().length === 1 ? '' : typed.trim();
    if (wanted === sent.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      sent.current = wanted;
      change(wanted);
    }, TYPING);
    return () => clearTimeout(timer);
  }, [typed]);
  const clearOnEscape = (event) => {
    if (event.key === 'Escape' && typed) {
      event.stopPropagation();
      setTyped('');
    }
  };
  return html`
    <div class="search-field" role="search">
      <${Search} />
      <input
        type="search"
        dir="auto"
        aria-label=${strings.calls.search}
        placeholder=${strings.calls.search}
        value=${typed}
        onInput=${(event) => setTyped(event.target.value)}
        onKeyDown=${clearOnEscape}
        autocomplete="off"
        spellcheck=${false}
      />
    </div>
  `;
}
