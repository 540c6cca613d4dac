import { html, useEffect, useRef, useState } from '../preact.js';
import { strings } from '../strings.js';
import { TextField } from './text-field.js';

/** Asks why a call needs no log, then dismisses it. */
export function Dismissal({ count, saving, dismiss, cancel }) {
  const [reason, setReason] = useState('');
  const element = useRef(null);
  useEffect(() => element.current.querySelector('button').focus(), []);
  const onKeyDown = (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    } else if (event.key === 'Enter' && event.target.tagName === 'INPUT') {
      event.preventDefault();
      event.stopPropagation();
      dismiss(reason.trim());
    }
  };
  return html`
    <div
      class="panel-end is-asking"
      ref=${element}
      role="group"
      aria-labelledby="dismiss-heading"
      onKeyDown=${onKeyDown}
    >
      <h3 id="dismiss-heading">${strings.form.dismissHeading}</h3>
      <div class="choice is-loose">
        ${strings.form.dismissReasons.map(
          (one) => html`
            <button type="button" key=${one} aria-pressed=${String(reason === one)} onClick=${() => setReason(one)}>
              ${one}
            </button>
          `,
        )}
      </div>
      <${TextField}
        id="reason"
        label=${strings.form.dismissOther}
        value=${reason}
        error=${saving.errors.reason}
        onInput=${setReason}
      />
      ${saving.errors.all && html`<p class="error" role="alert">${saving.errors.all}</p>`}
      <div class="actions">
        <button
          type="button"
          class="button is-main"
          aria-disabled=${saving.busy ? 'true' : null}
          onClick=${() => saving.busy || dismiss(reason.trim())}
        >
          ${saving.busy ? strings.form.saving : count > 1 ? strings.form.dismissConfirmMany(count) : strings.form.dismissConfirm}
        </button>
        <button type="button" class="button" onClick=${cancel}>${strings.form.cancel}</button>
      </div>
    </div>
  `;
}
