import { html } from '../preact.js';

/** Buttons of which one is pressed, or none. */
export const Choice = ({ label, names, words, chosen, choose }) => html`
  <div class="choice" role="group" aria-label=${label}>
    ${names.map(
      (name) => html`
        <button type="button" key=${name} aria-pressed=${String(chosen === name)} onClick=${() => choose(name)}>
          ${words[name]}
        </button>
      `,
    )}
  </div>
`;
