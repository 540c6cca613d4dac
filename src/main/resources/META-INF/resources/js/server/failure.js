import { violationText } from '../format/codes.js';
import { strings } from '../strings.js';

/** A request that did not do what was asked. */
export class Failure extends Error {
  /**
   * @param {number} status of the answer; 0 when none came
   * @param {object} problem the answer's problem details (RFC 9457), or an empty object
   */
  constructor(status, problem = {}) {
    super(`HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }

  /** What to tell the reader, and what to do about it. */
  get advice() {
    const { errors } = strings;
    switch (this.status) {
      case 0:
        return errors.network;
      case 403:
        return errors.forbidden;
      case 404:
        return errors.gone;
      case 400:
        return errors.refused;
      case 409:
        return errors.changed;
      case 422:
        return Object.values(this.violations)[0] ?? errors.refused;
      case 429:
      case 502:
      case 503:
      case 504:
        return errors.busy;
      default:
        return errors.server;
    }
  }

  /** By field, what the server has against what was sent. */
  get violations() {
    const entries = (this.problem.violations ?? []).map((violation) => [violation.field, violationText(violation)]);
    return Object.fromEntries(entries);
  }
}
