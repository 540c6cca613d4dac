import { Gear, Inbox, Phone, Pulse } from '../parts/icons.js';
import { Count } from '../parts/count.js';
import { html } from '../preact.js';
import { mayOversee } from '../state/party.js';
import { routeTo } from '../state/routes.js';
import { strings } from '../strings.js';

const VIEWS = [
  ['unresolved', Inbox],
  ['calls', Phone],
  ['status', Pulse],
  ['settings', Gear],
];

/** The navigation and the signed-in user. */
export const Bar = ({ view, count, unsaved, me, onSignOut }) => html`
  <header class="bar">
    <h1 class="brand"><img src="/icon.svg" alt="" width="22" height="22" /><span>${strings.product}</span></h1>
    <nav aria-label=${strings.nav.label}>
      ${VIEWS.filter(([name]) => name !== 'status' || mayOversee(me)).map(
        ([name, Icon]) => html`
          <a key=${name} href=${routeTo({ view: name })} aria-current=${view === name ? 'page' : null}>
            <${Icon} /><span>${strings.nav[name]}</span>
            ${name === 'unresolved' && html`<${Count} count=${count} />`}
            ${name === 'settings' && unsaved && html`<span class="tag">${strings.nav.unsaved}</span>`}
          </a>
        `,
      )}
    </nav>
    <span class="spring"></span>
    <div class="person">
      <span class="person-who">
        <bdi class="person-name">${me.name ?? me.agentId}</bdi>
        <span class="person-role">${strings.person.roles[me.role] ?? me.role}</span>
      </span>
      <button class="button is-quiet" type="button" onClick=${onSignOut}>${strings.person.signOut}</button>
    </div>
  </header>
`;

/** A quiet line while the stream is disconnected. */
export const ConnectionBanner = ({ disconnected }) => html`
  <div class="connection" role="status">
    ${disconnected && html`<p>${strings.live[navigator.onLine ? reason(disconnected) : 'offline']}</p>`}
  </div>
`;

const reason = (disconnected) => (disconnected === 'displaced' ? 'displaced' : 'disconnected');

/** One page with one button. */
export const SignIn = ({ again }) => html`
  <main class="sign-in">
    <img src="/icon.svg" alt="" width="44" height="44" />
    <h1>${strings.signIn.heading}</h1>
    <p>${again ? strings.signIn.again : strings.signIn.lead}</p>
    <a class="button is-main" href="/sign-in">${strings.signIn.button}</a>
  </main>
`;
