import { Direction, Result } from '../parts/direction.js';
import { Party } from '../parts/names.js';
import { DayAndTime } from '../parts/times.js';
import { useSave } from '../parts/use-save.js';
import { html, useEffect } from '../preact.js';
import { partyOf } from '../state/party.js';
import { dismissRequest } from '../state/save.js';
import { commonNumber } from '../state/selection.js';
import { strings } from '../strings.js';
import { Dismissal } from './dismissal.js';
import { LogForm } from './log-form.js';
import { Frame } from './panel-frame.js';

/** Several selected conflicts: logged together if they have the same caller, or dismissed. */
export function BulkPanel({ selected, dismissing, close }) {
  useEffect(() => {
    if (selected.length === 0) {
      close();
    }
  }, [selected.length]);
  if (selected.length === 0) {
    return null;
  }
  return dismissing || commonNumber(selected) === null
    ? html`<${BulkDismissal} selected=${selected} close=${close} />`
    : html`<${BulkLogForm} selected=${selected} close=${close} />`;
}

function BulkLogForm({ selected, close }) {
  const [first, ...others] = selected;
  const call = { ...first, outcome: 'IN_CONFLICT', log: null, conflict: first };
  return html`
    <${Frame} title=${strings.panel.logMany(selected.length)} number=${partyOf(call).number} close=${close}>
      <${LogForm}
        key=${first.id}
        call=${call}
        others=${others}
        reload=${() => {}}
        close=${close}
        before=${html`<p class="lead">${strings.panel.logManyLead}</p>
          <${Selected} selected=${selected} />`}
      />
    <//>
  `;
}

function BulkDismissal({ selected, close }) {
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
  <ul class="bulk-list" aria-label=${strings.unresolved.selection}>
    ${selected.map(
      (one) => html`
        <li key=${one.id}>
          <${Direction} call=${one} />${' '}<${Party} call=${one} />${' '}<${Result} call=${one} />${' '}<${DayAndTime}
            at=${one.startedAt}
          />
        </li>
      `,
    )}
  </ul>
`;
