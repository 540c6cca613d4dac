import { duration } from '../../format/times.js';
import { Alert, Check } from '../../parts/icons.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';

const words = strings.status.backlog;
const WORTH_A_WORD = 30;

/** The lag of each input topic and of publishing. */
export const Backlog = ({ machine }) => html`
  <section class="status-part" aria-labelledby="backlog-heading">
    <h3 id="backlog-heading">${words.heading}</h3>
    <dl class="waits">
      ${machine.waiting.map(
        ({ topic, upToDate, seconds, missing }) => html`
          <${Wait}
            key=${topic}
            name=${words.topics[topic] ?? topic}
            upToDate=${upToDate}
            seconds=${seconds}
            missing=${missing}
            missed=${missedOf(machine, topic)}
          />
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

/** The number of a topic's records that were deleted before they were processed. */
function missedOf(machine, topic) {
  return machine.missed.find((missed) => missed.topic === topic)?.records ?? 0;
}

function Wait({ name, upToDate, seconds, known = true, missing = false, missed = 0 }) {
  const late = !known || missing || missed > 0 || seconds > WORTH_A_WORD;
  return html`
    <div class=${late ? 'is-late' : ''}>
      <dt>${name}</dt>
      <dd><${late ? Alert : Check} /> ${missing ? words.missing : sentence(upToDate, seconds, known)}</dd>
      ${missed > 0 && html`<dd>${words.missed(missed)}</dd>`}
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
