// A backfill job: a run over past calls that were not logged.

const MOVING = ['PREVIEWING', 'RUNNING'];
const OPEN = [...MOVING, 'PREVIEWED', 'PAUSED', 'FAILED'];

/** Whether it changes by itself, so that it has to be asked for again. */
export const isMoving = (job) => MOVING.includes(job.status);

/** Whether it is not over; there is one of them at a time. */
export const isOpenJob = (job) => OPEN.includes(job.status);

/** Whether it was told that a run would do nothing. */
export const isIdle = ({ status, preview }) =>
  status === 'PREVIEWED' && preview.wouldLog + sum(preview.conflicts) === 0;

/** What can be done with it. */
export function actionsOf(job) {
  switch (job.status) {
    case 'PREVIEWED':
      return isIdle(job) ? ['cancel'] : ['start', 'cancel'];
    case 'PREVIEWING':
    case 'RUNNING':
      return ['pause', 'cancel'];
    case 'PAUSED':
    case 'FAILED':
      return ['resume', 'cancel'];
    default:
      return [];
  }
}

const sum = (counts) => Object.values(counts).reduce((all, count) => all + count, 0);

/** Whether it still looks, or has not been told to do more; its preview is over as soon as there is a total. */
const isLooking = ({ status, progress }) =>
  status === 'PREVIEWING' || status === 'PREVIEWED' || progress.total === null;

/** What the figures of a job say, of what it would do or of what it did: what, how many, and of which reasons. */
export function figuresOf(job) {
  const { preview, progress } = job;
  return isLooking(job)
    ? [
        ['wouldLog', preview.wouldLog, {}],
        ['wouldAsk', sum(preview.conflicts), preview.conflicts],
        ['wouldNot', sum(preview.notLogged), preview.notLogged],
      ]
    : [
        ['logged', progress.logged, {}],
        ['asked', progress.conflicts, {}],
        ['not', progress.notLogged, {}],
      ];
}

/** How far it is: how many it has looked at, and of how many, or null while nobody knows. */
export const wayOf = (job) =>
  isLooking(job)
    ? { looked: job.preview.looked, total: null }
    : { looked: job.progress.looked, total: job.progress.total };

/**
 * The request that starts looking, from whole days of the reader's zone.
 *
 * `from`: `2026-11-01`, the first day.
 * `to`: the last day, which counts to its end or to now.
 *
 * @param {{from: string, to: string, [property: string]: any}} properties
 * @returns {{faults: Record<string, string>, body: object | null}} faults are names of `strings.backfill.missing`
 */
export function jobRequest({ from, to, agents }, now) {
  /** @type {Record<string, string>} */
  const faults = {};
  if (!from) {
    faults.from = 'from';
  }
  if (!to) {
    faults.to = 'to';
  } else if (from && to < from) {
    faults.to = 'order';
  }
  if (Object.keys(faults).length > 0) {
    return { faults, body: null };
  }
  const end = Math.min(startOfDay(to, 1).getTime(), now);
  const span = { from: startOfDay(from).toISOString(), to: new Date(end).toISOString() };
  return { faults, body: agents.length > 0 ? { ...span, agents } : span };
}

function startOfDay(day, after = 0) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after);
}

/** A day as a date field has it. */
export function dayOf(time) {
  const date = new Date(time);
  const two = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
