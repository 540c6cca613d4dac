// What the figures of a day come to.

/** The parts that stand in a chart, by what they are called in an hour of the server's. */
export const LOGGED = ['loggedAutomatically', 'loggedByRule', 'loggedByPeople'];
export const KINDS = ['NO_CONTACT_MATCH', 'MULTIPLE_CONTACTS', 'MULTIPLE_ASSOCIATIONS'];
export const SETTLED = ['settledByPeople', 'settledByThemselves'];

/**
 * Columns of a chart: for each hour its values.
 *
 * @param {object[]} hours
 * @param {(hour: object) => number[]} values
 */
export const columnsOf = (hours, values) => hours.map((hour) => ({ at: hour.startsAt, values: values(hour) }));

/** The sum of each part over all columns. */
export const sumsOf = (columns, parts) =>
  Array.from({ length: parts }, (_, part) => columns.reduce((sum, column) => sum + column.values[part], 0));

export const sumOf = (values) => values.reduce((sum, value) => sum + value, 0);

/** The column with most, the first of several; null while all are empty. */
export function highest(columns) {
  const best = columns.reduce(
    (most, column) => (sumOf(column.values) > sumOf(most?.values ?? []) ? column : most),
    null,
  );
  return best === null ? null : { at: best.at, sum: sumOf(best.values) };
}

/** A round number that is not less: 1, 2, 5, 10, 20, 50… */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((round) => round >= value);
}

/** What was not logged, by why, the most frequent first. */
export function notLoggedOf(hours) {
  const sums = {};
  for (const { notLogged } of hours) {
    for (const [reason, count] of Object.entries(notLogged)) {
      sums[reason] = (sums[reason] ?? 0) + count;
    }
  }
  return Object.entries(sums).sort(([, one], [, other]) => other - one);
}
