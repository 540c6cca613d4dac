import { html, render, useEffect, useErrorBoundary, useState } from './preact.js';
import { App } from './app.js';
import { Failed } from './parts/states.js';
import { onSignedOut, read, signOut } from './server/api.js';
import { storeDrafts, restoreDrafts } from './state/drafts.js';
import { locale, strings } from './strings.js';
import { SignIn } from './views/shell.js';

const STORAGE_KEY = 'autolog.place';

/** Finds out who is signed in, and shows the page or the way in. */
function Start() {
  const [state, setState] = useState(/** @type {Record<string, any>} */ ({ status: 'asking' }));
  const [fault] = useErrorBoundary(storeDrafts);
  const ask = () =>
    read('/me').then(
      (me) => {
        restoreDrafts(me);
        returnToAddress();
        setState({ status: 'signed-in', me: { ...me, role: me.role.toLowerCase() } });
      },
      (failure) => failure.status === 401 || setState({ status: 'failed', failure }),
    );
  useEffect(() => {
    onSignedOut(() => {
      storeDrafts();
      rememberAddress();
      setState((before) => ({ status: 'signed-out', again: before.status === 'signed-in' || before.again }));
    });
    ask();
  }, []);

  if (fault) {
    return html`<${FullPage}><${Failed} title=${strings.errors.crashed} retry=${() => location.reload()} /><//>`;
  }
  switch (state.status) {
    case 'signed-in':
      return html`<${App} me=${state.me} />`;
    case 'signed-out':
      return html`<${SignIn} again=${state.again} />`;
    case 'failed':
      return html`<${FullPage}><${SignInFailure} failure=${state.failure} retry=${ask} /><//>`;
    default:
      return null;
  }
}

const SignInFailure = ({ failure, retry }) =>
  failure.status === 403
    ? html`
        <${Failed} title=${strings.errors.noAccount} advice=${strings.errors.noAccountLead} />
        <button class="button" type="button" onClick=${signOut}>${strings.person.signOut}</button>
      `
    : html`<${Failed} title=${strings.errors.startFailed} advice=${failure.advice} retry=${retry} />`;

const FullPage = ({ children }) =>
  html`<main class="sign-in">
    <h1 class="unseen">${strings.product}</h1>
    ${children}
  </main>`;

/** Signing in leads to the start of the page; from there back to where the reader was. */
function rememberAddress() {
  try {
    sessionStorage.setItem(STORAGE_KEY, location.hash);
  } catch {
    // Without storage one starts at the start.
  }
}

function returnToAddress() {
  try {
    const place = sessionStorage.getItem(STORAGE_KEY);
    sessionStorage.removeItem(STORAGE_KEY);
    if (place && !location.hash) {
      history.replaceState(null, '', place);
    }
  } catch {
    // See above.
  }
}

document.documentElement.lang = locale;
addEventListener('pagehide', storeDrafts);
render(html`<${Start} />`, document.querySelector('#page'));
