import { duration } from '../../format/times.js';
import { Alert, Check } from '../../parts/icons.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';

const words = strings.status.backlog;
const WORTH_A_WORD = 30;

/** How long the oldest of each kind waits. */
export const Backlog = ({ machine }) => html`
  <section class="status-part" aria-labelledby="backlog-heading">
    <h3 id="backlog-heading">${words.heading}</h3>
    <dl class="waits">
      ${machine.waiting.map(
        ({ topic, upToDate, seconds }) => html`
          <${Wait} key=${topic} name=${words.topics[topic] ?? topic} upToDate=${upToDate} seconds=${seconds} />
        `,
      )}
      <${Wait}
        name=${words.publishing}
        upToDate=${machine.unpublishedSeconds === 0}
        seconds=${machine.unpublishedSeconds}
        known=${machine.database}
      />
    </dl>
    <p class="hint">${words.lead}</p>
  </section>
`;

function Wait({ name, upToDate, seconds, known = true }) {
  const late = !known || seconds > WORTH_A_WORD;
  return html`
    <div class=${late ? 'is-late' : ''}>
      <dt>${name}</dt>
      <dd><${late ? Alert : Check} /> ${sentence(upToDate, seconds, known)}</dd>
    </div>
  `;
}

function sentence(upToDate, seconds, known) {
  if (!known) {
    return words.unknown;
  }
  if (upToDate) {
    return words.upToDate;
  }
  return seconds === null ? words.some : seconds === 0 ? words.moment : words.seconds(duration(seconds));
}
