// The most common formats of numbers; all others are split into groups of three.

const TWO_DIGIT_CODES = new Set(
  (
    '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
);

/** Format by country code: the rest of the number, and the lengths of its first groups. */
const HABITS = {
  1: [[/^\d{10}$/, [3, 3, 4]]],
  31: [
    [/^6\d{8}$/, [1, 4, 4]],
    [/^\d{9}$/, [2, 3, 4]],
  ],
  33: [[/^\d{9}$/, [1, 2, 2, 2, 2]]],
  41: [[/^\d{9}$/, [2, 3, 2, 2]]],
  44: [
    [/^2\d{9}$/, [2, 4, 4]],
    [/^1(1\d|\d1)\d{7}$/, [3, 3, 4]],
    [/^[38]\d{9}$/, [3, 3, 4]],
    [/^\d{10}$/, [4, 6]],
  ],
  45: [[/^\d{8}$/, [2, 2, 2, 2]]],
  47: [[/^\d{8}$/, [2, 2, 2, 2]]],
  49: [
    [/^(30|40|69|89)/, [2]],
    [/^/, [3]],
  ],
  55: [
    [/^\d{11}$/, [2, 5, 4]],
    [/^\d{10}$/, [2, 4, 4]],
  ],
  61: [
    [/^4\d{8}$/, [3, 3, 3]],
    [/^\d{9}$/, [1, 4, 4]],
  ],
  65: [[/^\d{8}$/, [4, 4]]],
  91: [[/^\d{10}$/, [5, 5]]],
};

/**
 * A readable form of a number: `+14155552671` becomes `+1 415 555 2671`.
 *
 * @param {string} number in E.164; anything else, such as an extension or a SIP address, stays as it is
 */
export function readable(number) {
  if (!/^\+\d{7,15}$/.test(number)) {
    return number;
  }
  const code = countryCode(number.slice(1));
  const rest = number.slice(1 + code.length);
  const habit = (HABITS[code] ?? []).find(([looksLike]) => looksLike.test(rest));
  return [`+${code}`, ...grouped(rest, habit ? habit[1] : [])].join(' ');
}

function countryCode(digits) {
  if (digits[0] === '1' || digits[0] === '7') {
    return digits[0];
  }
  return digits.slice(0, TWO_DIGIT_CODES.has(digits.slice(0, 2)) ? 2 : 3);
}

function grouped(digits, lengths) {
  const groups = [];
  let at = 0;
  for (const length of lengths) {
    groups.push(digits.slice(at, at + length));
    at += length;
  }
  while (digits.length - at > 4) {
    groups.push(digits.slice(at, at + 3));
    at += 3;
  }
  groups.push(digits.slice(at));
  return groups.filter((group) => group !== '');
}
