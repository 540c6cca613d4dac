/** @returns the selection with `id` in it, or without it if it was */
export function toggled(selection, id) {
  const next = new Set(selection);
  if (!next.delete(id)) {
    next.add(id);
  }
  return next;
}

/** @returns the selection without what is no longer listed; itself when nothing changes */
export function stillListed(selection, items) {
  const listed = new Set(items.map((item) => item.id));
  const left = [...selection].filter((id) => listed.has(id));
  return left.length === selection.size ? selection : new Set(left);
}

/** The number that all selected conflicts share; null where they do not, or where it was withheld. */
export function commonNumber(selected) {
  const numbers = new Set(selected.map((item) => item.number));
  return numbers.size === 1 ? [...numbers][0] : null;
}

/** What is too much for one request, in pieces. */
export function inPieces(all, most) {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
}
