// What the address says: `#/unresolved/<id>`, `#/calls/<id>?view=missed&q=smith`, `#/status`, `#/settings/<section>`.

const VIEWS = ['unresolved', 'calls', 'status', 'settings'];
const FILTERS = ['kind', 'view', 'direction', 'q', 'for'];

/** In place of an id: the selected conflicts together. */
export const SELECTED = 'selected';

/** @returns {{view: string, id: string | null, filters: Record<string, string>}} */
export function parseRoute(hash) {
  const [path, search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, id = null] = path.split('/').map(decodeURIComponent);
  const parameters = new URLSearchParams(search);
  /** @type {Record<string, string>} */
  const filters = {};
  for (const name of FILTERS) {
    if (parameters.get(name)) {
      filters[name] = parameters.get(name);
    }
  }
  return VIEWS.includes(view) ? { view, id: id || null, filters } : { view: VIEWS[0], id: null, filters: {} };
}

export function routeTo({ view, id = null, filters = {} }) {
  const path = id === null ? `#/${view}` : `#/${view}/${encodeURIComponent(id)}`;
  const given = Object.entries(filters).filter(([, value]) => value);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
