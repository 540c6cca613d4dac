import { Back, Close } from '../parts/icons.js';
import { PhoneNumber } from '../parts/names.js';
import { html, useEffect, useRef } from '../preact.js';
import { strings } from '../strings.js';

/**
 * The panel with its heading. Gets the focus when it opens; Escape closes it.
 *
 * `resting`: shown without having been opened, because there is room.
 *
 * @param {{resting?: boolean, [property: string]: any}} properties
 */
export function Frame({ title, number, resting = false, close, children }) {
  const element = useRef(null);
  useEffect(() => {
    if (!resting) {
      element.current.focus();
    }
  }, []);
  const onKeyDown = (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      close();
    }
  };
  return html`
    <section
      class=${resting ? 'panel is-resting' : 'panel'}
      tabindex="-1"
      ref=${element}
      aria-labelledby="panel-heading"
      onKeyDown=${onKeyDown}
    >
      <header class="panel-head">
        <button type="button" class="button is-icon panel-back" onClick=${close} aria-label=${strings.panel.back}>
          <${Back} />
        </button>
        <div class="panel-title">
          <h2 id="panel-heading">${title}</h2>
          ${number && html`<p><${PhoneNumber}>${number}<//></p>`}
        </div>
        <button type="button" class="button is-icon panel-close" onClick=${close} aria-label=${strings.panel.close}>
          <${Close} />
        </button>
      </header>
      ${children}
    </section>
  `;
}
