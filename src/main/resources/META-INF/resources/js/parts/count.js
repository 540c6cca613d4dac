import { html } from '../preact.js';
import { strings } from '../strings.js';

/** The number of waiting calls, small. */
export const Count = ({ count }) =>
  count && count.count > 0
    ? html`
        <span class="count">
          <span aria-hidden="true">${strings.nav.open(count.count, count.atLeast)}</span>
          <span class="unseen">${strings.nav.openSpoken(count.count, count.atLeast)}</span>
        </span>
      `
    : null;
