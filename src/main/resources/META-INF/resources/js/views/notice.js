import { html, useEffect } from '../preact.js';
import { routeTo } from '../state/routes.js';
import { strings } from '../strings.js';

const SHOWN = 7_000;

/** The result of the last action, shown for a while and announced to screen readers. */
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
