// A test is a sentence and a function that throws.

const tests = [];

/** @param {string} sentence what holds */
export const it = (sentence, holds) => tests.push([sentence, holds]);

/** Compares by value. */
export function same(actual, expected) {
  const [one, other] = [actual, expected].map((value) =>
    JSON.stringify(value, (_, each) => (each === undefined ? '(undefined)' : each)),
  );
  if (one !== other) {
    throw new Error(`expected ${other}, was ${one}`);
  }
}

/** @returns {Promise<{count: number, failures: string[]}>} */
export async function run() {
  const failures = [];
  for (const [sentence, holds] of tests) {
    try {
      await holds();
    } catch (error) {
      failures.push(`${sentence}: ${error.message}`);
    }
  }
  return { count: tests.length, failures };
}
