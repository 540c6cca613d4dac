import { DayAndTime } from '../../parts/times.js';
import { html } from '../../preact.js';
import { routeTo } from '../../state/routes.js';
import { strings } from '../../strings.js';

const words = strings.status.open;

/** The number of open conflicts, and the age of the oldest. */
export const OpenConflicts = ({ open }) => html`
  <section class="status-part" aria-labelledby="open-heading">
    <h3 id="open-heading">${words.heading}</h3>
    ${
      open.count === 0
        ? html`<p>${words.none}</p>`
        : html`
            <p><strong class="status-count">${words.some(open.count, open.atLeast)}</strong></p>
            <p class="hint">${words.oldest} <${DayAndTime} at=${open.oldestStartedAt} />.</p>
            <p><a href=${routeTo({ view: 'unresolved' })}>${words.link}</a></p>
          `
    }
  </section>
`;
