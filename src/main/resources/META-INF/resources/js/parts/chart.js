import { html } from '../preact.js';
import { highest, roundUp, sumOf, sumsOf } from '../state/status.js';

const WIDTH = 360;
const HEIGHT = 120;
const LEFT = 30;
const TOP = 8;
const BASE = 100;
const HOURS_OF_A_DAY = 24;

/**
 * Hours of a day as columns, each of parts one on the other. Parts differ by pattern, not by colour alone; everything is said
 * in words too, and stands in a table beside it.
 *
 * @param {{id: string, title: string, parts: string[], columns: {at: string, values: number[]}[], words: object, timeOf: (iso: string) => string}} properties
 *     `parts` are the names, in the order of the values
 */
export function HourChart({ id, title, parts, columns, words, timeOf }) {
  const sums = sumsOf(columns, parts.length);
  const top = highest(columns);
  return html`
    <figure class="chart" aria-labelledby=${`${id}-name`}>
      <figcaption id=${`${id}-name`} class="chart-name">
        ${title} <strong>${words.count(sumOf(sums))}</strong>
      </figcaption>
      ${
        top === null
          ? html`<p class="hint">${words.none}</p>`
          : html`
              <${Legend} id=${id} parts=${parts} sums=${sums} words=${words} />
              <${Columns}
                id=${id}
                title=${words.perHour(title)}
                desc=${describe(parts, sums, top, words, timeOf)}
                columns=${columns}
                parts=${parts}
                top=${roundUp(top.sum)}
                words=${words}
                timeOf=${timeOf}
              />
              <details>
                <summary>${words.table}<span class="unseen">: ${title}</span></summary>
                <${HourTable}
                  title=${words.perHour(title)}
                  parts=${parts}
                  columns=${columns}
                  sums=${sums}
                  words=${words}
                  timeOf=${timeOf}
                />
              </details>
            `
      }
    </figure>
  `;
}

const describe = (parts, sums, top, words, timeOf) =>
  `${parts.map((name, part) => words.amount(sums[part], name)).join(', ')}. ${words.most(timeOf(top.at), top.sum)}`;

const Legend = ({ id, parts, sums, words }) => html`
  <ul class="legend">
    ${parts.map(
      (name, part) => html`
        <li key=${name}>
          <svg class="swatch" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
            <rect class="part-edge" x="0.5" y="0.5" width="13" height="13" fill=${`url(#${id}-${part})`} />
          </svg>
          ${words.amount(sums[part], name)}
        </li>
      `,
    )}
  </ul>
`;

function Columns({ id, title, desc, columns, parts, top, words, timeOf }) {
  const slots = Math.max(HOURS_OF_A_DAY, columns.length);
  const step = (WIDTH - LEFT) / slots;
  const height = (value) => (value / top) * (BASE - TOP);
  return html`
    <svg
      class="chart-picture"
      viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby=${`${id}-title`}
      aria-describedby=${`${id}-desc`}
    >
      <title id=${`${id}-title`}>${title}</title>
      <desc id=${`${id}-desc`}>${desc}</desc>
      <${Patterns} id=${id} />
      <path class="chart-line" d=${`M${LEFT} ${TOP}H${WIDTH}M${LEFT} ${BASE}H${WIDTH}`} />
      <text class="chart-word is-left" x=${LEFT - 5} y=${TOP + 4}>${words.count(top)}</text>
      <text class="chart-word is-left" x=${LEFT - 5} y=${BASE + 4}>0</text>
      ${columns.map((column, at) => {
        let from = BASE;
        return html`
          <g key=${column.at}>
            <title>
              ${`${timeOf(column.at)}: ${parts.map((name, part) => words.amount(column.values[part], name)).join(', ')}`}
            </title>
            ${at % 6 === 0 && html`<text class="chart-word" x=${LEFT + at * step} y=${HEIGHT - 6}>${timeOf(column.at)}</text>`}
            ${column.values.map((value, part) => {
              from -= height(value);
              return (
                value > 0 &&
                html`<rect
                  key=${part}
                  class="part-edge"
                  x=${LEFT + at * step + 1}
                  y=${from}
                  width=${step - 2}
                  height=${height(value)}
                  fill=${`url(#${id}-${part})`}
                />`
              );
            })}
          </g>
        `;
      })}
    </svg>
  `;
}

/** Full, striped, dotted. */
const Patterns = ({ id }) => html`
  <defs>
    <pattern id=${`${id}-0`} width="6" height="6" patternUnits="userSpaceOnUse"
      ><rect class="ink-full" width="6" height="6"
    /></pattern>
    <pattern id=${`${id}-1`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="ink-ground" width="5" height="5" /><rect class="ink-full" width="2" height="5" />
    </pattern>
    <pattern id=${`${id}-2`} width="5" height="5" patternUnits="userSpaceOnUse">
      <rect class="ink-ground" width="5" height="5" /><circle class="ink-full" cx="2.5" cy="2.5" r="1.1" />
    </pattern>
  </defs>
`;

const HourTable = ({ title, parts, columns, sums, words, timeOf }) => html`
  <table class="numbers">
    <caption class="unseen">
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.hour}</th>
        ${parts.map((name) => html`<th scope="col" key=${name}>${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${columns
        .filter(({ values }) => sumOf(values) > 0)
        .map(
          ({ at, values }) => html`
            <tr key=${at}>
              <th scope="row">${timeOf(at)}</th>
              ${values.map((value, part) => html`<td key=${part}>${words.count(value)}</td>`)}
            </tr>
          `,
        )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${words.total}</th>
        ${sums.map((sum, part) => html`<td key=${part}>${words.count(sum)}</td>`)}
      </tr>
    </tfoot>
  </table>
`;
