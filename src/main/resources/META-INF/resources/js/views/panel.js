import { Back, Close, Inbox } from '../parts/icons.js';
import { PhoneNumber, Who } from '../parts/names.js';
import { Failed, Loading } from '../parts/states.js';
import { useCall } from '../parts/use-call.js';
import { html, useEffect, useRef } from '../preact.js';
import { whoOf } from '../state/people.js';
import { SELECTED } from '../state/routes.js';
import { strings } from '../strings.js';
import { CallFacts } from './call-facts.js';
import { LogForm } from './log-form.js';
import { News } from './news.js';
import { Trail } from './trail.js';

/** The open call and its form, beside the list or, in a narrow window, in its place. */
export function Panel({ id, selected, dismissing, close }) {
  if (id === null) {
    return html`<${Nothing} />`;
  }
  return id === SELECTED
    ? html`<${Together} key=${SELECTED} selected=${selected} dismissing=${dismissing} close=${close} />`
    : html`<${OneCall} key=${id} id=${id} dismissing=${dismissing} close=${close} />`;
}

function OneCall({ id, dismissing, close }) {
  const { status, call, failure, news, load } = useCall(id);
  const title = call ? html`<${Who} call=${call} />` : strings.panel.loading;
  return html`
    <${Frame} title=${title} number=${call && whoOf(call).name && whoOf(call).number} close=${close}>
      ${status === 'loading' && html`<div class="panel-body"><${Loading} label=${strings.panel.loading} lines=${4} /></div>`}
      ${status === 'failed' &&
      html`
        <div class="panel-body">
          <${Failed}
            title=${failure.status === 404 ? strings.panel.gone : strings.panel.failed}
            failure=${failure}
            retry=${failure.status === 404 ? null : () => load()}
          />
        </div>
      `}
      ${status === 'ready' &&
      html`
        <${LogForm} call=${call} news=${news} reload=${load} dismissing=${dismissing} close=${close}
          before=${html`<${CallFacts} call=${call} /><${News} call=${call} news=${news} />`}
          after=${html`<${Trail} trail=${call.trail ?? []} />`}
        />
      `}
    <//>
  `;
}

/** Several conflicts of one caller; the newest stands for all. */
function Together({ selected, dismissing, close }) {
  const first = useRef(null);
  first.current = selected[0] ?? first.current;
  useEffect(() => {
    if (selected.length === 0) {
      close();
    }
  }, [selected.length]);
  if (first.current === null) {
    return html`<${Nothing} />`;
  }
  const call = { ...first.current, outcome: 'IN_CONFLICT', log: null, conflict: first.current };
  const same = selected.every((one) => one.number === call.number);
  return html`
    <${Frame}
      title=${strings.panel.together(selected.length)}
      number=${same ? whoOf(call).number : null}
      close=${close}
    >
      <${LogForm} call=${call} others=${selected.slice(1)} news=${null} reload=${() => {}} dismissing=${dismissing || !same} close=${close}
        before=${same && html`<p class="lead">${strings.panel.togetherLead}</p>`}
      />
    <//>
  `;
}

/** The panel with its heading. Gets the focus when it opens; Escape closes it. */
function Frame({ title, number, close, children }) {
  const element = useRef(null);
  useEffect(() => element.current.focus(), []);
  const onKeyDown = (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      close();
    }
  };
  return html`
    <section class="panel" tabindex="-1" ref=${element} aria-labelledby="panel-heading" onKeyDown=${onKeyDown}>
      <header class="panel-head">
        <button type="button" class="button is-icon panel-back" onClick=${close} aria-label=${strings.panel.back}><${Back} /></button>
        <div class="panel-title">
          <h2 id="panel-heading">${title}</h2>
          ${number && html`<p><${PhoneNumber}>${number}<//></p>`}
        </div>
        <button type="button" class="button is-icon panel-close" onClick=${close} aria-label=${strings.panel.close}><${Close} /></button>
      </header>
      ${children}
    </section>
  `;
}

/** Beside the list while no call is open: how to go on. */
const Nothing = () => html`
  <aside class="panel is-empty" aria-label=${strings.panel.none}>
    <div class="empty">
      <span class="empty-icon"><${Inbox} /></span>
      <p class="empty-title">${strings.panel.none}</p>
      <p>${strings.panel.noneLead}</p>
      <dl class="keys">
        ${strings.panel.keys.map(([keys, what]) => html`
          <div key=${what}><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${what}</dd></div>
        `)}
      </dl>
    </div>
  </aside>
`;
