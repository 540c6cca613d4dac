import { Page } from './parts/context.js';
import { useAnnouncer } from './parts/use-announcer.js';
import { useCount } from './parts/use-count.js';
import { useFormRequests } from './parts/use-form-requests.js';
import { useLive } from './parts/use-live.js';
import { useRoute } from './parts/use-route.js';
import { html, useCallback, useEffect, useMemo, useRef, useState } from './preact.js';
import { signOut } from './server/api.js';
import { bus } from './state/bus.js';
import { clearDrafts, hasDraftsOf } from './state/drafts.js';
import { mayOversee } from './state/party.js';
import { strings } from './strings.js';
import { Calls } from './views/calls.js';
import { FormRequests } from './views/form-requests.js';
import { Notice } from './views/notice.js';
import { Panel } from './views/panel.js';
import { Settings } from './views/settings/settings.js';
import { ConnectionBanner, Bar } from './views/shell.js';
import { Status } from './views/status/status.js';
import { Unresolved } from './views/unresolved.js';

/** The inbox of a signed-in user. */
export function App({ me }) {
  const calls = useMemo(bus, []);
  const [route, go] = useRoute();
  const [selection, setSelection] = useState(() => new Set());
  const [selected, setSelected] = useState([]);
  const [notice, setNotice] = useState(null);
  const [, setDrafts] = useState(0);
  const disconnected = useLive(calls);
  const count = useCount(calls);
  const said = useAnnouncer(calls, me);
  const forms = useFormRequests({ calls, me, route, go });

  const page = useMemo(
    () => ({
      me,
      calls,
      go,
      reportSelected: setSelected,
      notify: (text, callId = null) => setNotice({ text, callId, id: Date.now() }),
      drafted: () => setDrafts((turn) => turn + 1),
    }),
    [me, calls, go],
  );
  useEffect(() => {
    document.title = strings.title(strings.nav[route.view], count?.count ?? 0);
  }, [route.view, count]);

  useEffect(() => {
    if (route.view === 'status' && !mayOversee(me)) {
      go({ view: 'unresolved' }, true);
    }
  }, [route.view, me]);

  const close = useCallback(() => go({ view: route.view, filters: route.filters }), [route.view, route.filters]);
  const main = useRef(null);
  const skip = (event) => {
    event.preventDefault();
    const first = (selector) => main.current.querySelector(selector);
    (
      first('.panel[tabindex]:not(.is-resting)') ??
      first('[data-row][tabindex="0"], [data-section]') ??
      first('#list-heading')
    ).focus();
  };
  const onKeyDown = (event) => {
    if (event.key === 'Escape' && route.id !== null && !event.defaultPrevented) {
      event.preventDefault();
      close();
    }
  };
  return html`
    <${Page.Provider} value=${page}>
      <div class=${route.id === null ? 'shell' : 'shell has-open'}>
        <a class="skip" href="#list" onClick=${skip}>${strings.skip}</a>
        <${Bar}
          view=${route.view}
          count=${count}
          unsaved=${hasDraftsOf('settings/')}
          me=${me}
          onSignOut=${() => {
            clearDrafts();
            signOut();
          }}
        />
        <div class="banners">
          <${ConnectionBanner} disconnected=${disconnected} />
          <${FormRequests} forms=${forms} />
        </div>
        <main class=${`main is-${route.view}`} id="list" ref=${main} onKeyDown=${onKeyDown}>
          ${
            otherView(route) ??
            html`
              <div class="list">
                <${route.view === 'calls' ? Calls : Unresolved}
                  key=${route.view}
                  route=${route}
                  selection=${selection}
                  setSelection=${setSelection}
                />
              </div>
              <${Panel}
                view=${route.view}
                id=${route.id}
                selected=${selected}
                dismissing=${route.dismissing}
                close=${close}
              />
            `
          }
        </main>
        <${Notice} notice=${notice} clear=${() => setNotice(null)} />
        <div class="unseen" role="status">${said}</div>
      </div>
    <//>
  `;
}

/** A view without a list of calls. */
function otherView(route) {
  switch (route.view) {
    case 'settings':
      return html`<${Settings} route=${route} />`;
    case 'status':
      return html`<${Status} />`;
    default:
      return null;
  }
}
