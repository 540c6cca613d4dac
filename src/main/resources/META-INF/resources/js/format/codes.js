import { strings } from '../strings.js';

/**
 * The text of an audit entry; an unknown one of a newer server is shown as its action.
 *
 * @param {import('../server/types.js').TrailEntry} entry
 */
export function trailText({ code, parameters, action }) {
  const text = strings.trail[code]?.(parameters) ?? `${capitalised(action)}.`;
  const { clockSkewSeconds, renewal, sidesSwapped } = parameters ?? {};
  return [
    strings.renewal[renewal],
    text,
    clockSkewSeconds && strings.clockSkew(clockSkewSeconds),
    sidesSwapped && strings.sidesSwapped,
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * The text of a violation; the server's English if the inbox does not know the code.
 *
 * @param {import('../server/types.js').Violation} violation
 */
export const violationText = ({ code, parameters, message }) => strings.violations[code]?.(parameters) ?? message;

/**
 * The reason of a failed request to the CRM, of a parked log, or what a connection lacks; the server's English if the inbox does not
 * know the code.
 *
 * @param {{code: string, detail: string}} reason
 */
export const crmReasonText = ({ code, detail }) => strings.crm.reasons[code] ?? detail;

/** @param {import('../server/types.js').Coded} reading of a number that was tried */
export const readingText = ({ code, parameters }) => strings.preview.reading[code]?.(parameters) ?? null;

/** @param {import('../server/types.js').Coded} outcome that a call would have */
export const outcomeText = ({ code, parameters }) => strings.preview.outcome[code]?.(parameters) ?? null;

/** @param {string} action such as `LOG_EDITED` */
function capitalised(action) {
  const text = action.replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
