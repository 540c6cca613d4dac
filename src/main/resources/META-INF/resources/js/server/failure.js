import { violationText } from '../format/codes.js';
import { strings } from '../strings.js';

/** A failed request. */
export class Failure extends Error {
  /**
   * @param {number} status HTTP status; 0 without an answer
   * @param {object} problem problem details of the answer (RFC 9457), or an empty object
   */
  constructor(status, problem = {}) {
    super(`HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }

  /** The failure and its remedy in the reader's language. */
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

  /** The violations by field. */
  get violations() {
    const entries = (this.problem.violations ?? []).map((violation) => [violation.field, violationText(violation)]);
    return Object.fromEntries(entries);
  }
}
