import { editRequest, logRequest } from './log-form.js';

/**
 * The request that saves a form.
 *
 * @param {string[]} others conflicts of the same caller that are settled alike
 * @returns {{method: string, path: string, body: object}}
 */
export function saveRequest(call, others, values, edits, association) {
  const one = encodeURIComponent(call.id);
  if (call.log) {
    return { method: 'PATCH', path: `/calls/${one}/log`, body: editRequest(call, values, edits, association) };
  }
  const body = logRequest(values, edits, association);
  if (others.length > 0) {
    return { method: 'POST', path: '/conflicts/resolve', body: { conflictIds: [call.id, ...others], ...body } };
  }
  return { method: 'POST', path: isOpen(call) ? `/conflicts/${one}/resolve` : `/calls/${one}/log`, body };
}

/** The request that dismisses a conflict, or several. */
export const dismissRequest = (call, others, reason) =>
  others.length > 0
    ? { method: 'POST', path: '/conflicts/dismiss', body: { conflictIds: [call.id, ...others], reason } }
    : { method: 'POST', path: `/conflicts/${encodeURIComponent(call.id)}/dismiss`, body: { reason } };

export const isOpen = (call) => call.conflict?.status === 'OPEN';

/**
 * What became of each of several conflicts.
 *
 * @returns {{done: string[], meanwhile: string[], refused: object[]}} ids, ids that were settled before, refused results
 */
export function tally(results) {
  const ids = (...statuses) => results.filter((one) => statuses.includes(one.status)).map((one) => one.id);
  return {
    done: ids(200),
    meanwhile: ids(404, 409),
    refused: results.filter((one) => ![200, 404, 409].includes(one.status)),
  };
}
