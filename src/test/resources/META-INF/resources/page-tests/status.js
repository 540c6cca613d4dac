import { it, same } from './check.js';
import { hourIn } from '/js/format/hours.js';
import { mayOversee } from '/js/state/party.js';
import { parseRoute } from '/js/state/routes.js';
import { columnsOf, highest, notLoggedOf, roundUp, sumsOf } from '/js/state/status.js';

const hours = [
  { startsAt: '2026-11-25T00:00:00Z', logged: 2, asked: 0, notLogged: { INTERNAL_CALL: 1 } },
  { startsAt: '2026-11-25T01:00:00Z', logged: 3, asked: 4, notLogged: { INTERNAL_CALL: 1, AUTO_LOG_OFF: 5 } },
];
const columns = columnsOf(hours, (hour) => [hour.logged, hour.asked]);

it('adds up the parts of a day', () => {
  same(sumsOf(columns, 2), [5, 4]);
  same(sumsOf([], 2), [0, 0]);
});

it('finds the hour with most', () => {
  same(highest(columns), { at: '2026-11-25T01:00:00Z', sum: 7 });
  same(highest(columnsOf(hours, () => [0, 0])), null);
});

it('ends the scale at a round number', () => {
  same([0, 1, 2, 3, 7, 10, 11, 60, 1001].map(roundUp), [1, 1, 2, 5, 10, 10, 20, 100, 2000]);
});

it('tells what was not logged, the most frequent first', () => {
  same(notLoggedOf(hours), [
    ['AUTO_LOG_OFF', 5],
    ['INTERNAL_CALL', 2],
  ]);
});

it('formats the hour in the zone of the account, not of the reader', () => {
  const hour = (zone, iso) => hourIn(zone, iso).replaceAll(/\s/g, ' ');
  same(hour('Asia/Kolkata', '2026-11-25T18:30:00Z'), '12:00 AM');
  same(hour('America/New_York', '2026-11-25T18:00:00Z'), '1:00 PM');
  same(hour('Nowhere/Known', '2026-11-25T18:00:00Z'), '6:00 PM UTC');
});

it('shows the status to those who look after an account', () => {
  same(
    ['agent', 'supervisor', 'admin'].map((role) => mayOversee({ role })),
    [false, true, true],
  );
  same(parseRoute('#/status').view, 'status');
});
