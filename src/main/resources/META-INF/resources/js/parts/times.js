import { ageOf, clockTime, dayAndTime, exactTime } from '../format/times.js';
import { html, useCallback } from '../preact.js';
import { useClock } from './clock.js';

/** How long ago, keeping up with the clock; spoken in full. */
export function Age({ at }) {
  const short = useClock(useCallback((now) => ageOf(at, now).short, [at]));
  return html`
    <time class="age" datetime=${at} title=${exactTime(at)}>
      <span aria-hidden="true">${short}</span><span class="unseen">${ageOf(at, Date.now()).spoken}</span>
    </time>
  `;
}

/** The time of day. */
export const ClockTime = ({ at }) =>
  html`<time class="age" datetime=${at} title=${exactTime(at)}>${clockTime(at)}</time>`;

/** The day and the time of day. */
export const DayAndTime = ({ at }) =>
  html`<time datetime=${at} title=${exactTime(at)}>${dayAndTime(at, Date.now())}</time>`;
