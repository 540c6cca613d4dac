import { usePreview } from '../../parts/use-preview.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';

const words = strings.settings;

/** How a log would look with what was changed but not saved yet. @param {{values: object, of: 'call' | 'messages'}} properties */
export function LogPreview({ values, of }) {
  const { logContent, timeZone } = values;
  const preview = usePreview('/settings/preview/log', { values: { logContent, timeZone } });
  const sample = preview.answer?.[of];
  const name = `preview-${of}`;
  return html`
    <section class="try" aria-labelledby=${name}>
      <h3 class="setting-name" id=${name}>${of === 'call' ? words.seeLog : words.seeMessages}</h3>
      <div class="sheet" role="status">
        ${
          sample
            ? html`
                <p class="sheet-title" dir="auto">${sample.subject}</p>
                ${sample.description ? html`<p class="sheet-text" dir="auto">${sample.description}</p>` : html`<p class="hint">${words.previewNothing}</p>`}
              `
            : html`<p class="hint">${preview.status === 'failed' ? words.previewFailed : words.previewWaits}</p>`
        }
      </div>
    </section>
  `;
}
