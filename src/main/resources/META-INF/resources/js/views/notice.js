import { html, useEffect } from '../preact.js';
import { routeTo } from '../state/routes.js';
import { strings } from '../strings.js';

const SHOWN = 7_000;

/** The last thing that was done, said for a while; also read out. */
export function Notice({ notice, clear }) {
  useEffect(() => {
    if (!notice) {
      return undefined;
    }
    const timer = setTimeout(clear, SHOWN);
    return () => clearTimeout(timer);
  }, [notice]);
  return html`
    <div class="notices" role="status">
      ${
        notice &&
        html`
          <p class="notice" key=${notice.id}>
            <span dir="auto">${notice.text}</span>
            ${notice.callId && html`<a href=${routeTo({ view: 'calls', id: notice.callId })}>${strings.done.open}</a>`}
          </p>
        `
      }
    </div>
  `;
}
