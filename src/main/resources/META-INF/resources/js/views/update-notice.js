import { trailText } from '../format/codes.js';
import { clockTime } from '../format/times.js';
import { usePage } from '../parts/context.js';
import { Alert } from '../parts/icons.js';
import { html } from '../preact.js';
import { hasDraft } from '../state/drafts.js';
import { strings } from '../strings.js';

/** Notice that another person changed the open call, and that its newest state is shown. */
export function UpdateNotice({ call, update }) {
  const { me } = usePage();
  return html`
    <div role="alert">
      ${
        update &&
        html`
          <div class="update-notice">
            <${Alert} />
            <div>
              <p dir="auto"><strong>${sentence(update, me)}</strong></p>
              <p>${hasDraft(call.id) ? strings.happened.kept : strings.happened.newest}</p>
            </div>
          </div>
        `
      }
    </div>
  `;
}

function sentence(update, me) {
  const who =
    update.by === me.agentId
      ? strings.happened.you
      : (update.byName ?? (update.by === 'AUTO' ? strings.panel.auto : update.by));
  const words = strings.happened[update.status];
  if (words && who && update.at) {
    return words(who, clockTime(update.at));
  }
  return update.entry
    ? strings.happened.entry(trailText(update.entry), who, update.at && clockTime(update.at))
    : strings.happened.OTHER;
}
