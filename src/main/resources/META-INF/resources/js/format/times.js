import { locale } from '../strings.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' });
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const capital = (text) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** The time of day in the reader's zone. */
export const clockTime = (iso) => clock.format(new Date(iso));

/** Date, time and zone in full. */
export const exactTime = (iso) => whole.format(new Date(iso));

/** The short date, with its year unless that is the current one. */
export function shortDate(iso, now) {
  const date = new Date(iso);
  return (date.getFullYear() === new Date(now).getFullYear() ? day : dayAndYear).format(date);
}

/**
 * The time since a moment, in short form and in words.
 *
 * @param {number} now in milliseconds
 * @returns {{short: string, spoken: string}}
 */
export function ageOf(iso, now) {
  const seconds = Math.max(0, Math.floor((now - Date.parse(iso)) / 1000));
  if (seconds < MINUTE) {
    return { short: relative.format(0, 'second'), spoken: relative.format(0, 'second') };
  }
  const [count, unit] = /** @type {[number, Intl.RelativeTimeFormatUnit]} */ (
    seconds < HOUR
      ? [Math.floor(seconds / MINUTE), 'minute']
      : seconds < DAY
        ? [Math.floor(seconds / HOUR), 'hour']
        : [Math.floor(seconds / DAY), 'day']
  );
  const spoken = relative.format(-count, unit);
  return { short: unit === 'day' && count > 6 ? shortDate(iso, now) : amount(count, unit, 'narrow'), spoken };
}

/** A call's length: `6m 28s`. */
export function duration(seconds) {
  const units = /** @type {[number, string][]} */ ([
    [Math.floor(seconds / HOUR), 'hour'],
    [Math.floor((seconds % HOUR) / MINUTE), 'minute'],
    [seconds < HOUR ? seconds % MINUTE : 0, 'second'],
  ]);
  const parts = units.filter(([count]) => count > 0);
  return parts.length === 0
    ? amount(0, 'second', 'narrow')
    : parts.map(([n, unit]) => amount(n, unit, 'narrow')).join(' ');
}

/** A key of the day in the reader's time zone; equal for two times of one day. */
export function dayKey(iso) {
  const date = new Date(iso);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** The day as a heading: today, yesterday, or its date. */
export function dayHeading(iso, now) {
  const ago = daysBetween(new Date(iso), new Date(now));
  if (ago === 0 || ago === 1) {
    return capital(relative.format(-ago, 'day'));
  }
  const sameYear = new Date(iso).getFullYear() === new Date(now).getFullYear();
  return capital((sameYear ? weekday : dayAndYear).format(new Date(iso)));
}

/** Day and time of day in the shortest form. */
export const dayAndTime = (iso, now) =>
  daysBetween(new Date(iso), new Date(now)) < 2
    ? `${dayHeading(iso, now)} ${clockTime(iso)}`
    : `${shortDate(iso, now)}, ${clockTime(iso)}`;

function daysBetween(one, other) {
  const midnight = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(other) - midnight(one)) / (DAY * 1000));
}

const formats = new Map();

function amount(count, unit, unitDisplay) {
  const key = unit + unitDisplay;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }));
  }
  return formats.get(key).format(count);
}
