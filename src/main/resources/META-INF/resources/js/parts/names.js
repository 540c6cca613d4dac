import { html } from '../preact.js';
import { partyOf } from '../state/party.js';

/** A number, written left to right in any context. */
export const PhoneNumber = ({ children }) => html`<bdi class="number" dir="ltr">${children}</bdi>`;

/** The other party: the name if there is one, otherwise the number. */
export function Party({ call }) {
  const { name, number } = partyOf(call);
  return name ? html`<bdi>${name}</bdi>` : html`<${PhoneNumber}>${number}<//>`;
}

/** A sentence with a number in it: `[before, number]`. */
export const WithNumber = ({ parts: [before, number] }) => html`${before}<${PhoneNumber}>${number}<//>`;
