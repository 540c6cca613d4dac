/**
 * The locale for a reader.
 *
 * @param {string[]} languages languages of the inbox, the fallback first
 * @param {readonly string[]} readers languages of the reader, the preferred first, such as `de-AT`
 * @returns {string} the reader's first language that the page has, with its region; otherwise the fallback
 */
export const localeOf = (languages, readers) =>
  readers.find((tag) => languages.includes(tag.split('-')[0])) ?? languages[0];
