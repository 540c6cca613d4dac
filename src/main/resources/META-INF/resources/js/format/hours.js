import { locale } from '../strings.js';

const formats = new Map();

/** The time of day in a time zone, which may be another than the reader's. */
export function hourIn(zone, iso) {
  if (!formats.has(zone)) {
    formats.set(zone, formatOf(zone));
  }
  return formats.get(zone).format(new Date(iso));
}

function formatOf(zone) {
  try {
    return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone });
  } catch {
    // The browser does not know the server's time zone: UTC, labelled as such, misleads less than the reader's own.
    return new Intl.DateTimeFormat(locale, {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'UTC',
      timeZoneName: 'short',
    });
  }
}

const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** A date without a time, such as `2026-11-25`. */
export const wholeDay = (date) => day.format(new Date(`${date}T00:00:00Z`));
