// What the address says: `#/unresolved/<id>`, `#/calls/<id>?view=missed&q=smith`, `#/status`, `#/settings/<section>`.

/** The filters of each view; the API refuses those of another. @type {Record<string, string[]>} */
const FILTERS = { unresolved: ['kind'], calls: ['view', 'direction', 'q'], status: [], settings: ['for'] };
const VIEWS = Object.keys(FILTERS);

/** In place of an id: the selected conflicts together. */
export const SELECTED = 'selected';

/** @returns {{view: string, id: string | null, filters: Record<string, string>}} */
export function parseRoute(hash) {
  const [path, search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, id = null] = path.split('/').map(decoded);
  if (!VIEWS.includes(view)) {
    return { view: VIEWS[0], id: null, filters: {} };
  }
  const parameters = new URLSearchParams(search);
  /** @type {Record<string, string>} */
  const filters = {};
  for (const name of FILTERS[view]) {
    if (parameters.get(name)) {
      filters[name] = parameters.get(name);
    }
  }
  return { view, id: id || null, filters };
}

/** An address that was typed or cut may be no encoding of anything; it stays as it is. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function routeTo({ view, id = null, filters = {} }) {
  const path = id === null ? `#/${view}` : `#/${view}/${encodeURIComponent(id)}`;
  const given = Object.entries(filters).filter(([, value]) => value);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
