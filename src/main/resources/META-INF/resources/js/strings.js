import { localeOf } from './format/locale.js';
import { de } from './strings/de.js';
import { en } from './strings/en.js';

/** The languages of the page, by their tags; the first is for readers of any other. */
export const LANGUAGES = { en, de };

/** The reader's own variant of the language, by which dates, times and numbers are formatted. */
export const locale = localeOf(Object.keys(LANGUAGES), navigator.languages);

const language = /** @type {keyof typeof LANGUAGES} */ (locale.split('-')[0]);

/** The words of the page in the reader's language. */
export const strings = LANGUAGES[language](locale);
