/**
 * Counts, lists and regions in words, by the rules of a language.
 *
 * @param {string} locale such as `en-GB`
 */
export function wordsFor(locale) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale);
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  return {
    /**
     * The form for a count, with the count in place of `#`.
     *
     * @param {number} count
     * @param {{other: string} & Partial<Record<Intl.LDMLPluralRule, string>>} forms
     */
    plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count)),

    /** @param {number} value */
    number: (value) => numbers.format(value),

    /** @param {string[]} values */
    list: (values) => lists.format(values),

    /** @param {string} code ISO 3166-1 alpha-2 */
    regionName: (code) => regions.of(code),
  };
}
