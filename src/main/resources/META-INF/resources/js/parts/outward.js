import { html } from '../preact.js';
import { External } from './icons.js';
import { strings } from '../strings.js';

/** Whether a text from elsewhere is a web address, and so may become a link. */
export const isLink = (url) => /^https?:\/\//i.test(url ?? '');

/** A link to a page elsewhere, in a tab of its own. */
export const Outward = ({ href, label = null, children }) => html`
  <a class="link" href=${href} target="_blank" rel="noopener noreferrer" aria-label=${label}>
    ${children} <${External} />${label === null && html`<span class="unseen">${strings.call.newTab}</span>`}
  </a>
`;
