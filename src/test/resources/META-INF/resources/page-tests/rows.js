import { it, same } from './check.js';
import { fits } from '/js/state/filters.js';
import { noRows, rows } from '/js/state/rows.js';
import { commonNumber, stillListed, toggled } from '/js/state/selection.js';

const row = (id, minute, more = {}) => ({ id, startedAt: `2026-11-23T12:${minute}:00Z`, ...more });
const loaded = (items, next = null) => rows(noRows, { type: 'loaded', items, next });
const ids = (state) => state.items.map((item) => item.id);
const comes = (state, item, insert = true) => rows(state, { type: 'changed', item, insert });

it('puts a new row at its place', () => {
  const state = loaded([row('c', 30), row('a', 10)]);
  same(ids(comes(state, row('d', 40))), ['d', 'c', 'a']);
  same(ids(comes(state, row('b', 20))), ['c', 'b', 'a']);
  same(ids(comes(state, row('0', '05'))), ['c', 'a', '0']);
  same(ids(comes(state, row('b', 10))), ['c', 'b', 'a']);
});

it('leaves a row of a page that is not loaded yet for that page', () => {
  same(ids(comes(loaded([row('c', 30)], 'cursor'), row('a', 10))), ['c']);
});

it('replaces a row that is shown, where it stands', () => {
  const state = comes(loaded([row('b', 20), row('a', 10)]), row('a', 10, { kind: 'other' }), false);
  same(state.items[1].kind, 'other');
  same(ids(state), ['b', 'a']);
});

it('does not go back to an older version', () => {
  const state = loaded([row('a', 10, { version: 3 })]);
  same(comes(state, row('a', 10, { version: 2 })) === state, true);
});

it('inserts nothing that it was not told to', () => {
  same(ids(comes(loaded([row('a', 10)]), row('b', 20), false)), ['a']);
});

it('takes rows away, and none twice from the next page', () => {
  const state = loaded([row('c', 30), row('b', 20)], 'cursor');
  same(ids(rows(state, { type: 'gone', ids: ['c', 'unknown'] })), ['b']);
  same(ids(rows(state, { type: 'appended', items: [row('b', 20), row('a', 10)], next: null })), ['c', 'b', 'a']);
});

it('keeps what it shows when a reload fails, and offers another try when nothing was loaded', () => {
  const state = loaded([row('a', 10)]);
  same(rows(state, { type: 'failed', failure: {} }) === state, true);
  same(rows(noRows, { type: 'failed', failure: {} }).status, 'failed');
});

it('selects and forgets what has gone', () => {
  const both = toggled(toggled(new Set(), 'a'), 'b');
  same([...toggled(both, 'a')], ['b']);
  same([...stillListed(both, [row('b', 20)])], ['b']);
  same(stillListed(both, [row('a', 10), row('b', 20)]) === both, true);
});

it('knows calls of one number from others; withheld numbers are none', () => {
  same(commonNumber([{ number: '+1' }, { number: '+1' }]), '+1');
  same(commonNumber([{ number: '+1' }, { number: '+2' }]), null);
  same(commonNumber([{ number: null }, { number: null }]), null);
});

it('tells which filters a call fits', () => {
  const missed = { direction: 'INBOUND', result: 'MISSED', outcome: 'IN_CONFLICT' };
  same(
    [{}, { view: 'missed' }, { view: 'unlogged' }, { view: 'logged' }, { direction: 'OUTBOUND' }].map((filters) =>
      fits(missed, filters),
    ),
    [true, true, true, false, false],
  );
});
