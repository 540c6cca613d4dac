import { Failed, Loading } from '../../parts/states.js';
import { DayAndTime } from '../../parts/times.js';
import { useNames } from '../../parts/use-agents.js';
import { useContactUpload } from '../../parts/use-contact-upload.js';
import { regions } from '../../format/regions.js';
import { html, useState } from '../../preact.js';
import { contactsOf, FIELDS, fieldsWith } from '../../state/contact-upload.js';
import { strings } from '../../strings.js';
import { FieldError } from '../field-error.js';
import { Select } from './controls.js';

const words = strings.contactUpload;
/** The looks of a state, as of a backfill. @type {Record<string, string>} */
const LOOKS = { READING: 'is-running', PREVIEWED: 'is-previewed', RUNNING: 'is-running', DONE: 'is-done' };

/** Contacts from a file: the file is chosen, previewed and brought in. */
export function ContactUpload() {
  const current = useContactUpload();
  if (current.status === 'loading') {
    return html`<${Loading} label=${strings.settings.loading} lines=${3} />`;
  }
  if (current.status === 'failed') {
    return html`<${Failed} title=${words.failed} advice=${current.failure.advice} retry=${current.load} />`;
  }
  return current.upload === null
    ? html`<${FileForm} current=${current} />`
    : html`<${Upload} key=${current.upload.id} current=${current} />`;
}

function FileForm({ current }) {
  const { busy, error } = current;
  const [file, setFile] = useState(null);
  const submit = (event) => {
    event.preventDefault();
    if (!busy && file !== null) {
      current.preview(file);
    }
  };
  return html`
    <form class="setting" aria-labelledby="file-name" novalidate onSubmit=${submit}>
      <h3 class="setting-name" id="file-name">${words.choose}</h3>
      <p class="hint" id="file-help">${words.help}</p>
      <div class="text-field">
        <label for="contact-file">${words.file}</label>
        <input
          id="contact-file"
          type="file"
          accept=".csv,.txt,.tsv,.vcf,.vcard,text/csv,text/vcard"
          aria-describedby=${error ? 'file-help file-error' : 'file-help'}
          onChange=${(event) => setFile(event.target.files[0] ?? null)}
        />
        <${FieldError} id="file-error" error=${error} />
      </div>
      ${busy && html`<p class="hint" role="status">${words.states.READING}</p>`}
      <div class="actions">
        <button type="submit" class="button is-main" aria-disabled=${busy || file === null ? 'true' : null}>
          ${words.preview}
        </button>
      </div>
    </form>
  `;
}

/** An upload in any of its states. */
function Upload({ current }) {
  const { upload, failure } = current;
  const nameOf = useNames();
  return html`
    <section class="setting" aria-labelledby="upload-name">
      <h3 class="setting-name" id="upload-name">${words.upload}</h3>
      <p class="job-head">
        <strong>${words.formats[upload.format] ?? upload.format}</strong>
        <span class=${`state ${LOOKS[upload.state] ?? ''}`} role="status"
          >${words.states[upload.state] ?? upload.state}</span
        >
      </p>
      <p class="hint">
        <bdi>${words.by(nameOf(upload.createdBy))}</bdi>, <${DayAndTime} at=${upload.createdAt} /> ·${' '}
        <bdi>${upload.charset}</bdi>${upload.separator && html` · ${words.separators[upload.separator]}`}
      </p>
      <${Progress} upload=${upload} />
      <${Figures} upload=${upload} />
      ${failure && html`<p class="error" role="alert">${failure.advice}</p>`}
    </section>
    ${upload.state === 'PREVIEWED' && html`<${Columns} current=${current} /><${FirstRows} rows=${upload.first} />`}
    <${BadRows} upload=${upload} />
    <${Actions} current=${current} />
  `;
}

function Progress({ upload: { state, progress } }) {
  if (state !== 'READING' && state !== 'RUNNING') {
    return null;
  }
  const isRunning = state === 'RUNNING';
  return html`
    <progress
      max=${progress.total || 1}
      value=${isRunning ? Math.min(progress.done, progress.total) : null}
      aria-label=${words.states[state]}
    ></progress>
    ${isRunning && html`<p class="hint">${words.done(progress.done, progress.total)}</p>`}
  `;
}

function Figures({ upload: { state, counts, progress } }) {
  const figures = [
    ['added', counts.added],
    ['changed', counts.changed],
    ['unchanged', counts.unchanged],
    ['bad', counts.bad],
    ...(progress.deleted > 0 ? [['deleted', progress.deleted]] : []),
  ];
  return (
    state !== 'READING' &&
    html`
      <dl class="figures">
        ${figures.map(
          ([what, count]) => html`
            <div key=${what} class=${`figure is-${what}`}>
              <dt>${words.figures[what]}</dt>
              <dd class="figure-count">${words.count(count)}</dd>
            </div>
          `,
        )}
      </dl>
    `
  );
}

/** Which field each column has. That of a vCard file is given. */
function Columns({ current }) {
  const { upload, busy } = current;
  const fields = upload.columns.map((column) => column.field);
  const choices = FIELDS.map((field) => [field, words.fields[field]]);
  return html`
    <section class="setting" aria-labelledby="columns-name">
      <h3 class="setting-name" id="columns-name">${words.columns}</h3>
      ${
        upload.format === 'CSV' &&
        html`
          <div class="setting-control">
            ${upload.columns.map(
              ({ name, field }, at) => html`
                <div class="text-field" key=${at}>
                  <label for=${`column-${at}`}><bdi>${name || words.unnamed(at + 1)}</bdi></label>
                  <${Select}
                    id=${`column-${at}`}
                    value=${field}
                    choices=${choices}
                    change=${(next) => busy || current.choose(fieldsWith(upload, at, next), upload.region)}
                  />
                </div>
              `,
            )}
          </div>
        `
      }
      <p class="hint">${upload.ids === 'COLUMN' ? words.idsOfColumn : words.idsOfRow}</p>
      <div class="text-field">
        <label for="upload-region">${words.region}</label>
        <${Select}
          id="upload-region"
          value=${upload.region ?? ''}
          choices=${[['', words.regionOfAccount], ...regions()]}
          change=${(next) => busy || current.choose(fields, next || null)}
        />
      </div>
    </section>
  `;
}

const FirstRows = ({ rows }) =>
  rows.length > 0 &&
  html`
    <section class="setting" aria-labelledby="first-name">
      <h3 class="setting-name" id="first-name">${words.first}</h3>
      <ul class="entries">
        ${rows.map(
          (row) => html`
            <li class="entry" key=${row.line}>
              <strong><bdi>${row.name || row.company || words.unnamedContact}</bdi></strong>
              <span class="hint"
                >${[row.name ? row.company : null, ...row.phones]
                  .filter(Boolean)
                  .map((text, at) => html`${at > 0 && ' · '}<bdi key=${at}>${text}</bdi>`)}</span
              >
            </li>
          `,
        )}
      </ul>
    </section>
  `;

const BadRows = ({ upload: { id, counts, bad } }) =>
  bad.length > 0 &&
  html`
    <section class="setting" aria-labelledby="bad-name">
      <h3 class="setting-name" id="bad-name">${words.bad(counts.bad)}</h3>
      <ul class="entries">
        ${bad.map(
          (row) => html`
            <li class="entry" key=${row.line}>
              <strong>${words.line(row.line)}</strong> ${words.problems[row.problem] ?? row.detail}
            </li>
          `,
        )}
      </ul>
      <p>
        <a href=${`/api/v1/contact-uploads/${encodeURIComponent(id)}/report`} download>${words.report}</a>
      </p>
    </section>
  `;

function Actions({ current }) {
  const { upload, busy, error } = current;
  const [deletesMissing, setDeletesMissing] = useState(false);
  const { missing } = upload.counts;
  const isPreviewed = upload.state === 'PREVIEWED';
  return html`
    <section class="setting" aria-label=${words.actions}>
      ${
        isPreviewed &&
        missing > 0 &&
        html`
          <label class="option">
            <input
              type="checkbox"
              checked=${deletesMissing}
              onChange=${(event) => setDeletesMissing(event.target.checked)}
            />
            <span class="option-body"
              ><span class="option-label">${words.deletesMissing(missing)}</span
              ><span class="option-why">${words.missingHelp}</span></span
            >
          </label>
        `
      }
      <${FieldError} id="upload-error" error=${error} />
      <div class="actions">
        ${
          isPreviewed &&
          html`
            <button
              type="button"
              class="button is-main"
              aria-disabled=${busy ? 'true' : null}
              onClick=${() => busy || current.start(deletesMissing)}
            >
              ${words.start(contactsOf(upload))}
            </button>
          `
        }
        <button
          type="button"
          class="button"
          aria-disabled=${busy ? 'true' : null}
          onClick=${() => busy || current.discard()}
        >
          ${upload.state === 'DONE' ? words.another : upload.state === 'RUNNING' ? words.stop : words.discard}
        </button>
      </div>
      ${!isPreviewed && html`<p class="hint">${words.kept} <${DayAndTime} at=${upload.expiresAt} /></p>`}
    </section>
  `;
}
