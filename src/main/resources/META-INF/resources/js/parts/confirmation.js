import { html, useEffect, useRef } from '../preact.js';

/** Asks once more before something that cannot be undone. Gets the focus; Escape says no. */
export function Confirmation({ question, yes, no, onYes, onNo }) {
  const element = useRef(null);
  useEffect(() => element.current.querySelector('button').focus(), []);
  const onKeyDown = (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onNo();
    }
  };
  return html`
    <div class="confirmation" role="group" aria-label=${question} ref=${element} onKeyDown=${onKeyDown}>
      <p>${question}</p>
      <div class="actions">
        <button type="button" class="button is-main" onClick=${onYes}>${yes}</button>
        <button type="button" class="button" onClick=${onNo}>${no}</button>
      </div>
    </div>
  `;
}
