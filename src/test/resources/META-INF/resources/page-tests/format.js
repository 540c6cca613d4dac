import { it, same } from './check.js';
import { localeOf } from '/js/format/locale.js';
import { readable } from '/js/format/numbers.js';
import { wordsFor } from '/js/format/words.js';
import { ageOf, dayKey, duration } from '/js/format/times.js';

it('writes numbers as their countries do', () => {
  same(readable('+14155552671'), '+1 415 555 2671');
  same(readable('+442079460018'), '+44 20 7946 0018');
  same(readable('+447700900123'), '+44 7700 900123');
  same(readable('+33142685309'), '+33 1 42 68 53 09');
  same(readable('+493023125021'), '+49 30 231 250 21');
  same(readable('+61255500401'), '+61 2 5550 0401');
});

it('groups what it has no habit for, and loses no digit', () => {
  for (const number of ['+97145550199', '+3725550199', '+998712345678', '+2901234', '+861012345678']) {
    same(readable(number).replaceAll(' ', ''), number);
    same(readable(number).includes(' '), true);
  }
});

it('leaves what is no number in E.164 as it came', () => {
  for (const text of ['102', 'sip:ada@acme.example', '*31#', '+', 'anonymous']) {
    same(readable(text), text);
  }
});

it('counts by the plural rules of the language', () => {
  const { plural: english } = wordsFor('en');
  same(
    [0, 1, 2, 1000].map((count) => english(count, { one: '# call', other: '# calls' })),
    ['0 calls', '1 call', '2 calls', '1,000 calls'],
  );
  const { plural: polish } = wordsFor('pl');
  same(
    [1, 3, 5].map((count) => polish(count, { one: 'a', few: 'b', many: 'c', other: 'd' })),
    ['a', 'b', 'c'],
  );
});

it('chooses the reader’s first language that the page has, with its region', () => {
  const pages = ['en', 'de'];
  same(localeOf(pages, ['de-AT', 'en-GB']), 'de-AT');
  same(localeOf(pages, ['fr-FR', 'en-GB', 'de']), 'en-GB');
  same(localeOf(pages, ['fr-FR']), 'en');
  same(localeOf(pages, []), 'en');
});

it('tells ages in the largest unit that fits', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const ago = (seconds) => ageOf(new Date(now - seconds * 1000).toISOString(), now).short;
  same(
    [ago(0), ago(59), ago(60), ago(3599), ago(3600), ago(86_399), ago(86_400)].map((text) =>
      text.replace(/[^\d]/g, ''),
    ),
    ['', '', '1', '59', '1', '23', '1'],
  );
  same(ago(-30), ago(0));
  same(ageOf(new Date(now - 300_000).toISOString(), now).spoken, '5 minutes ago');
});

it('gives weeks and more as a date', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  same(/Nov/.test(ageOf('2026-11-10T12:00:00Z', now).short), true);
  same(/2025/.test(ageOf('2025-11-10T12:00:00Z', now).short), true);
});

it('leaves seconds out of long calls', () => {
  same(
    [0, 5, 65, 3700].map((seconds) =>
      duration(seconds)
        .replace(/[^\d]+/g, ' ')
        .trim(),
    ),
    ['0', '5', '1 5', '1 1'],
  );
});

it('knows one day from another', () => {
  same(dayKey('2026-11-23T12:00:00Z') === dayKey('2026-11-23T12:30:00Z'), true);
  same(dayKey('2026-11-23T12:00:00Z') === dayKey('2026-11-25T12:00:00Z'), false);
});
