import { Search } from '../parts/icons.js';
import { html, useEffect, useRef, useState } from '../preact.js';
import { strings } from '../strings.js';

const VIEWS = ['all', 'missed', 'unlogged', 'logged'];
const DIRECTIONS = ['INBOUND', 'OUTBOUND'];
const TYPING = 250;

/** Search and filters of the history; `change` is given what they come to. */
export function CallFilters({ filters, change }) {
  const { view = 'all', direction } = filters;
  const withFilter = (name, value) => change({ ...filters, [name]: value });
  return html`
    <${SearchField} q=${filters.q ?? ''} change=${(q) => withFilter('q', q)} />
    <div class="filters">
      <div class="choice" role="group" aria-label=${strings.calls.filters}>
        ${VIEWS.map((name) => html`
          <button type="button" key=${name} aria-pressed=${String(view === name)} onClick=${() => withFilter('view', name === 'all' ? '' : name)}>
            ${strings.calls.views[name]}
          </button>
        `)}
      </div>
      <div class="choice" role="group" aria-label=${strings.calls.directions}>
        ${DIRECTIONS.map((name) => html`
          <button
            type="button"
            key=${name}
            aria-pressed=${String(direction === name)}
            onClick=${() => withFilter('direction', direction === name ? '' : name)}
          >
            ${strings.calls.directionFilters[name]}
          </button>
        `)}
      </div>
    </div>
  `;
}

function SearchField({ q, change }) {
  const [typed, setTyped] = useState(q);
  const told = useRef(q);
  useEffect(() => {
    if (q !== told.current) {
      told.current = q;
      setTyped(q);
    }
  }, [q]);
  useEffect(() => {
    const wanted = typed.trim().length === 1 ? '' : typed.trim();
    if (wanted === told.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      told.current = wanted;
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
