/**
 * Words for a count, by the language's own rules.
 *
 * @param {string} language of the words
 * @returns {(count: number, forms: Record<string, string>) => string} picks the form (`one`, `other`, ...) and writes the count
 *     where it says `#`
 */
export function pluralOf(language) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count));
}
