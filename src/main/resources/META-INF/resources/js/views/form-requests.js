import { html } from '../preact.js';
import { partyLabel } from '../state/party.js';
import { strings } from '../strings.js';

/** Log forms that wait because another form has unsaved changes. */
export const FormRequests = ({ forms: { waiting, open, later } }) => html`
  <div class="form-requests" role="status">
    ${
      waiting.length > 0 &&
      html`
        <div class="form-request">
          <span dir="auto"
            >${waiting.length === 1 ? strings.live.formRequested(partyLabel(waiting[0])) : strings.live.formsRequested(waiting.length)}</span
          >
          <button type="button" class="button is-main" onClick=${() => open(waiting[0])}>
            ${strings.live.formOpen}
          </button>
          <button type="button" class="button is-quiet" onClick=${later}>${strings.live.formLater}</button>
        </div>
      `
    }
  </div>
`;
