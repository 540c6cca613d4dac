import { localeOf } from './format/locale.js';
import { de } from './strings/de.js';
import { en } from './strings/en.js';

/** The languages of the inbox, by their tags; the first is the fallback. */
export const LANGUAGES = { en, de };

/** The reader's locale, which formats dates, times and numbers. */
export const locale = localeOf(Object.keys(LANGUAGES), navigator.languages);

const language = /** @type {keyof typeof LANGUAGES} */ (locale.split('-')[0]);

/** The texts of the inbox in the reader's language. */
export const strings = LANGUAGES[language](locale);
