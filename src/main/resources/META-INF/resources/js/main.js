import { html, render, useEffect, useErrorBoundary, useState } from './preact.js';
import { App } from './app.js';
import { Failed } from './parts/states.js';
import { onSignedOut, read } from './server/api.js';
import { leave, takeUp } from './state/drafts.js';
import { strings } from './strings.js';
import { SignIn } from './views/shell.js';

const PLACE = 'autolog.place';

/** Finds out who is signed in, and shows the page or the way in. */
function Start() {
  const [state, setState] = useState({ status: 'asking' });
  const [fault] = useErrorBoundary(leave);
  const ask = () =>
    read('/me').then(
      (me) => {
        takeUp(me);
        comeBack();
        setState({ status: 'signed-in', me: { ...me, role: me.role.toLowerCase() } });
      },
      (failure) => failure.status === 401 || setState({ status: 'failed', failure }),
    );
  useEffect(() => {
    onSignedOut(() => {
      leave();
      rememberPlace();
      setState((before) => ({ status: 'signed-out', again: before.status === 'signed-in' || before.again }));
    });
    ask();
  }, []);

  if (fault) {
    return html`<${Alone}><${Failed} title=${strings.errors.crashed} retry=${() => location.reload()} /><//>`;
  }
  switch (state.status) {
    case 'signed-in':
      return html`<${App} me=${state.me} />`;
    case 'signed-out':
      return html`<${SignIn} again=${state.again} />`;
    case 'failed':
      return html`<${Alone}><${NotIn} failure=${state.failure} retry=${ask} /><//>`;
    default:
      return null;
  }
}

const NotIn = ({ failure, retry }) =>
  failure.status === 403
    ? html`
        <${Failed} title=${strings.errors.noAccount} advice=${strings.errors.noAccountLead} />
        <a class="button" href="/sign-out">${strings.person.signOut}</a>
      `
    : html`<${Failed} title=${strings.list.failed} advice=${failure.advice} retry=${retry} />`;

const Alone = ({ children }) =>
  html`<main class="sign-in">
    <h1 class="unseen">${strings.product}</h1>
    ${children}
  </main>`;

/** Signing in leads to the start of the page; from there back to where the reader was. */
function rememberPlace() {
  try {
    sessionStorage.setItem(PLACE, location.hash);
  } catch {
    // Without storage one starts at the start.
  }
}

function comeBack() {
  try {
    const place = sessionStorage.getItem(PLACE);
    sessionStorage.removeItem(PLACE);
    if (place && !location.hash) {
      history.replaceState(null, '', place);
    }
  } catch {
    // See above.
  }
}

addEventListener('pagehide', leave);
render(html`<${Start} />`, document.querySelector('#page'));
