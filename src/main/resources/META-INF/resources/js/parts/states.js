import { html } from '../preact.js';
import { strings } from '../strings.js';
import { Alert } from './icons.js';

/** Grey placeholders while data loads. */
export const Loading = ({ label, lines = 6 }) => html`
  <div class="loading" role="status">
    <span class="unseen">${label}</span>
    ${Array.from({ length: lines }, () => html`<span class="loading-row" aria-hidden="true"><i></i><i></i></span>`)}
  </div>
`;

/** The message of an empty list. */
export const Empty = ({ icon: Icon, title, children }) => html`
  <div class="empty">
    <span class="empty-icon"><${Icon} /></span>
    <p class="empty-title">${title}</p>
    ${children}
  </div>
`;

/** An error and its remedy. */
export const Failed = ({ title, advice = strings.errors.server, retry }) => html`
  <div class="empty" role="alert">
    <span class="empty-icon is-wrong"><${Alert} /></span>
    <p class="empty-title">${title}</p>
    <p>${advice}</p>
    ${retry && html`<button type="button" class="button" onClick=${retry}>${strings.list.retry}</button>`}
  </div>
`;
