import { html } from '../preact.js';

/** The violation of a field; its input refers to it by `aria-describedby`. */
export const FieldError = ({ id, error }) => (error ? html`<p class="error" id=${id} role="alert">${error}</p>` : null);
