import { html } from '../preact.js';

/** What is wrong with a field; its input names it by `aria-describedby`. */
export const FieldError = ({ id, error }) => (error ? html`<p class="error" id=${id} role="alert">${error}</p>` : null);
