import { trailText } from '../format/codes.js';
import { DayAndTime } from '../parts/times.js';
import { html } from '../preact.js';
import { strings } from '../strings.js';

/** The audit trail of the call, oldest first. */
export const Trail = ({ trail }) =>
  trail.length === 0
    ? null
    : html`
        <section class="trail" aria-labelledby="trail-heading">
          <h3 id="trail-heading">${strings.panel.trail}</h3>
          <ol>
            ${trail.map(
              (line, at) => html`
                <li key=${at}>
                  <p dir="auto">${trailText(line)}</p>
                  <p class="hint">
                    <${DayAndTime} at=${line.at} />${' '}<bdi
                      >${line.actorName ?? (line.actor === 'AUTO' ? strings.panel.auto : line.actor)}</bdi
                    >
                  </p>
                </li>
              `,
            )}
          </ol>
        </section>
      `;
