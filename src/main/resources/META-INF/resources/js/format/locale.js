import { language } from '../strings.js';

/** The reader's own variant of the language that the page is written in, so that dates and words agree. */
export const locale = variantOf(language, globalThis.navigator?.languages ?? []);

/** @returns the first of the reader's languages that is a variant of the page's, or the page's itself */
export function variantOf(pageLanguage, readers) {
  return readers.find((tag) => tag.split('-')[0] === pageLanguage) ?? pageLanguage;
}
