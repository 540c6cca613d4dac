import { Direction, Result } from '../parts/direction.js';
import { Who } from '../parts/names.js';
import { DayAndTime } from '../parts/times.js';
import { useSave } from '../parts/use-save.js';
import { html, useEffect } from '../preact.js';
import { whoOf } from '../state/people.js';
import { dismissRequest } from '../state/save.js';
import { commonNumber } from '../state/selection.js';
import { strings } from '../strings.js';
import { Dismissal } from './dismissal.js';
import { LogForm } from './log-form.js';
import { Frame } from './panel-frame.js';

/** Several selected conflicts at once: logged alike if they are of one caller, or dismissed. */
export function Together({ selected, dismissing, close }) {
  useEffect(() => {
    if (selected.length === 0) {
      close();
    }
  }, [selected.length]);
  if (selected.length === 0) {
    return null;
  }
  return dismissing || commonNumber(selected) === null
    ? html`<${DismissTogether} selected=${selected} close=${close} />`
    : html`<${LogTogether} selected=${selected} close=${close} />`;
}

function LogTogether({ selected, close }) {
  const [first, ...others] = selected;
  const call = { ...first, outcome: 'IN_CONFLICT', log: null, conflict: first };
  return html`
    <${Frame} title=${strings.panel.together(selected.length)} number=${whoOf(call).number} close=${close}>
      <${LogForm}
        key=${first.id}
        call=${call}
        others=${others}
        reload=${() => {}}
        close=${close}
        before=${html`<p class="lead">${strings.panel.togetherLead}</p>
          <${Selected} selected=${selected} />`}
      />
    <//>
  `;
}

function DismissTogether({ selected, close }) {
  const [first, ...others] = selected;
  const saving = useSave({ call: first, reload: () => {}, close, done: () => {} });
  return html`
    <${Frame} title=${strings.form.dismissConfirmMany(selected.length)} close=${close}>
      <div class="panel-form">
        <div class="panel-body"><${Selected} selected=${selected} /></div>
        <${Dismissal}
          count=${selected.length}
          saving=${saving}
          dismiss=${(reason) =>
            saving.dismiss(
              dismissRequest(
                first,
                others.map((one) => one.id),
                reason,
              ),
            )}
          cancel=${close}
        />
      </div>
    <//>
  `;
}

const Selected = ({ selected }) => html`
  <ul class="together" aria-label=${strings.unresolved.selection}>
    ${selected.map(
      (one) => html`
        <li key=${one.id}>
          <${Direction} call=${one} />${' '}<${Who} call=${one} />${' '}<${Result} call=${one} />${' '}<${DayAndTime}
            at=${one.startedAt}
          />
        </li>
      `,
    )}
  </ul>
`;
