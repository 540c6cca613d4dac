import { clockTime } from '../format/times.js';
import { usePage } from '../parts/context.js';
import { Alert } from '../parts/icons.js';
import { html } from '../preact.js';
import { hasDraft } from '../state/drafts.js';
import { strings } from '../strings.js';

/** What somebody else did to the open call, and that this is its newest state. */
export function News({ call, news }) {
  const { me } = usePage();
  return html`
    <div role="alert">
      ${
        news &&
        html`
          <div class="news">
            <${Alert} />
            <div>
              <p dir="auto"><strong>${sentence(news, me)}</strong></p>
              <p>${hasDraft(call.id) ? strings.happened.kept : strings.happened.newest}</p>
            </div>
          </div>
        `
      }
    </div>
  `;
}

function sentence(news, me) {
  const who =
    news.by === me.agentId
      ? strings.happened.you
      : (news.byName ?? (news.by === 'AUTO' ? strings.panel.auto : news.by));
  const words = strings.happened[news.status];
  if (words && who && news.at) {
    return words(who, clockTime(news.at));
  }
  return news.text ? strings.happened.told(news.text, who, news.at && clockTime(news.at)) : strings.happened.OTHER;
}
