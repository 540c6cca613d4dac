import { it, same } from './check.js';
import { LANGUAGES } from '/js/strings.js';

const { en, ...translations } = LANGUAGES;

/** By its path, the shape of every text: its type, and the names of its parameters. */
function shapes(words, path = '') {
  return Object.entries(words).flatMap(([key, value]) => {
    const place = `${path}.${key}`;
    if (typeof value === 'function') {
      return [`${place}(${parametersOf(value)})`];
    }
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? shapes(value, place)
      : [`${place} ${sizeOf(place, value)}`];
  });
}

/** Without their defaults, which are texts. */
const parametersOf = (text) => /^\(?(.*?)\)?\s*=>/s.exec(text.toString())[1].replaceAll(/\s*=\s*'[^']*'/g, '');

/** Suggestions may differ in number from language to language; labels with an explanation may not. */
const sizeOf = (place, value) =>
  Array.isArray(value) && !/dispositions|dismissReasons/.test(place) ? value.length : '';

function textsOf(words) {
  return Object.values(words).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? textsOf(value) : [],
  );
}

it('has every text in every language, with the same parameters', () => {
  for (const [language, words] of Object.entries(translations)) {
    same(shapes(words(language)).toSorted(), shapes(en('en')).toSorted());
  }
});

it('has no empty text', () => {
  for (const [language, words] of Object.entries(LANGUAGES)) {
    same(
      textsOf(words(language)).filter((text) => text.trim() === ''),
      [],
    );
  }
});

it('counts and formats numbers by the reader’s region', () => {
  const german = LANGUAGES.de('de-DE');
  same([1, 2, 1000].map(german.list.shown), ['1 Anruf angezeigt', '2 Anrufe angezeigt', '1.000 Anrufe angezeigt']);
  same(LANGUAGES.de('de-CH').list.shown(1000), `${(1000).toLocaleString('de-CH')} Anrufe angezeigt`);
  same(en('en-GB').list.shown(1000), '1,000 calls shown');
});
