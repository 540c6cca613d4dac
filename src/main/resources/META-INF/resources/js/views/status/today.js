import { hourIn, wholeDay } from '../../format/hours.js';
import { HourChart } from '../../parts/chart.js';
import { html } from '../../preact.js';
import { columnsOf, KINDS, LOGGED, notLoggedOf, SETTLED, sumOf } from '../../state/status.js';
import { strings } from '../../strings.js';

const words = strings.status.today;

/** The outcomes of today's calls and messages by hour. */
export function Today({ today }) {
  if (today === null) {
    return html`<${Part}><p>${words.unknown}</p><//>`;
  }
  const { hours, timeZone } = today;
  const timeOf = (iso) => hourIn(timeZone, iso);
  const shared = { words, timeOf };
  return html`
    <${Part}>
      <p class="hint">${words.lead(wholeDay(today.date), timeZone)}</p>
      <div class="charts">
        <${HourChart}
          id="chart-logged"
          title=${words.logged}
          parts=${[words.byAutolog, words.byRule, words.byPeople]}
          columns=${columnsOf(hours, (hour) => LOGGED.map((name) => hour[name]))}
          ...${shared}
        />
        <${HourChart}
          id="chart-conflicts"
          title=${words.conflicts}
          parts=${KINDS.map((kind) => words.kinds[kind])}
          columns=${columnsOf(hours, (hour) => KINDS.map((kind) => hour.conflicts[kind] ?? 0))}
          ...${shared}
        />
        <${HourChart}
          id="chart-settled"
          title=${words.resolved}
          parts=${[words.byPeople, words.byAutolog]}
          columns=${columnsOf(hours, (hour) => SETTLED.map((name) => hour[name]))}
          ...${shared}
        />
        <${NotLogged} hours=${hours} />
      </div>
    <//>
  `;
}

const Part = ({ children }) => html`
  <section class="status-part is-wide" aria-labelledby="today-heading">
    <h3 id="today-heading">${words.heading}</h3>
    ${children}
  </section>
`;

/** The reasons of the whole day. */
function NotLogged({ hours }) {
  const reasons = notLoggedOf(hours);
  const most = reasons[0]?.[1] ?? 0;
  return html`
    <figure class="chart" aria-labelledby="not-logged-name">
      <figcaption id="not-logged-name" class="chart-name">
        ${words.notLogged} <strong>${words.count(sumOf(reasons.map(([, count]) => count)))}</strong>
      </figcaption>
      ${
        reasons.length === 0
          ? html`<p class="hint">${words.none}</p>`
          : html`
              <dl class="lengths">
                ${reasons.map(
                  ([reason, count]) => html`
                    <div key=${reason}>
                      <dt>${strings.call.notLogged[reason] ?? reason}</dt>
                      <dd>
                        <svg
                          class="length"
                          viewBox="0 0 100 8"
                          preserveAspectRatio="none"
                          aria-hidden="true"
                          focusable="false"
                        >
                          <rect class="ink-full" width=${(count / most) * 100} height="8" />
                        </svg>
                        ${words.count(count)}
                      </dd>
                    </div>
                  `,
                )}
              </dl>
            `
      }
    </figure>
  `;
}
