/**
 * Counts in words, by the rules of a language.
 *
 * @param {string} locale such as `en-GB`
 */
export function wordsFor(locale) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
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
  };
}
