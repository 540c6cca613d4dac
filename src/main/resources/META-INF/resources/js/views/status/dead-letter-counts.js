import { html } from '../../preact.js';
import { routeTo } from '../../state/routes.js';
import { strings } from '../../strings.js';

const words = strings.status.deadLetters;

/** The waiting dead letters by topic and reason. */
export const DeadLetterCounts = ({ counts, admin }) => html`
  <section class="status-part" aria-labelledby="letters-heading">
    <h3 id="letters-heading">${words.heading}</h3>
    ${
      counts.length === 0
        ? html`<p>${words.none}</p>`
        : html`
            <table class="numbers">
              <caption class="unseen">
                ${words.heading}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${words.topic}</th>
                  <th scope="col" class="is-words">${words.reason}</th>
                  <th scope="col">${words.count}</th>
                </tr>
              </thead>
              <tbody>
                ${counts.map(
                  ({ topic, reason, count }) => html`
                    <tr key=${topic + reason}>
                      <th scope="row">${strings.status.backlog.topics[topic] ?? topic}</th>
                      <td class="is-words">${strings.deadLetters.reasons[reason] ?? reason}</td>
                      <td>${strings.status.today.count(count)}</td>
                    </tr>
                  `,
                )}
              </tbody>
            </table>
            ${
              admin
                ? html`<p><a href=${routeTo({ view: 'settings', id: 'dead-letters' })}>${words.link}</a></p>`
                : html`<p class="hint">${words.admins}</p>`
            }
          `
    }
  </section>
`;
