import { crmReasonText } from '../../format/codes.js';
import { exactTime } from '../../format/times.js';
import { Confirmation } from '../../parts/confirmation.js';
import { DayAndTime } from '../../parts/times.js';
import { useNames } from '../../parts/use-agents.js';
import { html, useState } from '../../preact.js';
import { hasContacts, isSyncing, movesOf } from '../../state/crm.js';
import { strings } from '../../strings.js';

const words = strings.crm;
/** The looks of a state, as of a backfill. @type {Record<string, string>} */
const LOOKS = { CONNECTED: 'is-running', PAUSED: 'is-paused', SIGN_IN_NEEDED: 'is-failed' };

/** How the connection is, what it lacks, and its commands. */
export function CrmState({ crm }) {
  const { connection, kinds, failure } = crm;
  const nameOf = useNames();
  const { kind, state, lastError, waiting, createdBy, createdAt } = connection;
  return html`
    <section class="setting" aria-labelledby="crm-name">
      <h3 class="setting-name" id="crm-name">${kinds.find((one) => one.kind === kind)?.title ?? kind}</h3>
      <p class="job-head">
        <span class=${`state ${LOOKS[state] ?? ''}`} role="status">${words.states[state] ?? state}</span>
      </p>
      <p class="hint">
        ${state === 'CONNECTED' && !hasContacts(connection, kinds) ? words.logsOnly : (words.stateHelp[state] ?? '')}
      </p>
      <p class="hint"><bdi>${words.by(nameOf(createdBy))}</bdi>, <${DayAndTime} at=${createdAt} /></p>
      <${Contacts} crm=${crm} />
      ${waiting.count > 0 && html`<p class="hint">${words.waiting(waiting.count, waiting.atLeast)}</p>`}
      ${lastError && html`<${LastError} error=${lastError} />`}
      <${Check} check=${connection.check} paused=${state === 'PAUSED'} />
      ${failure && html`<p class="error" role="alert">${failure.advice}</p>`}
      <${Actions} crm=${crm} />
    </section>
  `;
}

const LastError = ({ error }) => html`
  <p class="error">
    ${words.lastError}: ${crmReasonText(error)} <span class="hint"><${DayAndTime} at=${error.at} /></span>
  </p>
  ${error.retriedAt && html`<p class="hint">${words.retriedAt(exactTime(error.retriedAt))}</p>`}
`;

/** How far the contacts are read; many that are gone have to be confirmed. */
function Contacts({ crm }) {
  const [asking, setAsking] = useState(false);
  const { connection, kinds, busy } = crm;
  const { read, total, syncedAt, problem, missing } = connection.contacts;
  return html`
    ${
      isSyncing(connection, kinds) &&
      html`
        <progress
          max=${total || 1}
          value=${total === null ? null : Math.min(read, total)}
          aria-label=${words.syncing}
        ></progress>
        <p class="hint">${total === null ? words.readSoFar(read) : words.read(read, total)}</p>
      `
    }
    ${syncedAt && html`<p class="hint">${words.synced} <${DayAndTime} at=${syncedAt} /></p>`}
    ${problem && html`<p class="error">${words.contactsError}: ${crmReasonText(problem)}</p>`}
    ${
      missing !== null &&
      (asking
        ? html`<${Confirmation}
            question=${words.missingQuestion(missing)}
            yes=${words.missingConfirm}
            no=${words.no}
            onYes=${() => {
              setAsking(false);
              crm.confirmDeletions();
            }}
            onNo=${() => setAsking(false)}
          />`
        : html`
            <p class="error">${words.missing(missing)}</p>
            <div class="actions">
              <button
                type="button"
                class="button"
                aria-disabled=${busy ? 'true' : null}
                onClick=${() => busy || setAsking(true)}
              >
                ${words.missingAct}
              </button>
            </div>
          `)
    }
  `;
}

/** What the last check found. */
function Check({ check: { running, checkedAt, problems }, paused }) {
  if (running) {
    return html`<p class="hint" role="status">${words.checking}</p>`;
  }
  if (checkedAt === null || problems === null) {
    return html`<p class="hint">${words.unchecked}</p>`;
  }
  if (problems.length === 0) {
    return html`<p class="hint" role="status">${paused ? words.goodPaused : words.good}</p>`;
  }
  return html`
    <div class="setting-value" role="status">
      <p>${words.lacks}</p>
      <ul>
        ${problems.map((one, at) => html`<li key=${at}><span dir="auto">${crmReasonText(one)}</span></li>`)}
      </ul>
    </div>
  `;
}

function Actions({ crm }) {
  const [asking, setAsking] = useState(false);
  const { connection, busy, error } = crm;
  if (asking) {
    return html`<${Confirmation}
      question=${words.disconnectQuestion}
      yes=${words.disconnectConfirm}
      no=${words.no}
      onYes=${() => {
        setAsking(false);
        crm.disconnect();
      }}
      onNo=${() => setAsking(false)}
    />`;
  }
  return html`
    ${error && html`<p class="error" role="alert">${error}</p>`}
    <div class="actions">
      ${movesOf(connection).map(
        (move, at) => html`
          <button
            type="button"
            key=${move}
            class=${at === 0 && move === 'resume' ? 'button is-main' : 'button'}
            aria-disabled=${busy ? 'true' : null}
            onClick=${() => busy || crm.move(move)}
          >
            ${words.moves[move]}
          </button>
        `,
      )}
      <button
        type="button"
        class="button"
        aria-disabled=${busy || connection.check.running ? 'true' : null}
        onClick=${() => busy || connection.check.running || crm.test()}
      >
        ${words.test}
      </button>
      <button type="button" class="button" onClick=${() => setAsking(true)}>${words.disconnect}</button>
    </div>
  `;
}
