import { usePage } from '../parts/context.js';
import { html, useEffect, useRef, useState } from '../preact.js';
import { associationOf, edited, missing, NEW, rebased, startOf } from '../state/log-form.js';
import { CONTACT_TYPES } from '../state/contact-types.js';
import { draftOf, dropDraft, keepDraft } from '../state/drafts.js';
import { stateOf } from '../state/open-call.js';
import { optionsOf } from '../state/options.js';
import { isMessages } from '../state/party.js';
import { dismissRequest, isOpen, saveRequest } from '../state/save.js';
import { useCandidates } from '../parts/use-candidates.js';
import { useContact } from '../parts/use-contact.js';
import { useOtherConflicts } from '../parts/use-other-conflicts.js';
import { useSave } from '../parts/use-save.js';
import { useSaveKey } from '../parts/use-save-key.js';
import { strings } from '../strings.js';
import { AssociationChoice } from './association-choice.js';
import { ContactChoice } from './contact-choice.js';
import { Dismissal } from './dismissal.js';
import { FormActions } from './form-actions.js';
import { LogFields } from './log-fields.js';

/**
 * Logs a call, or several of one caller; edits or moves the log of a logged call.
 *
 * `others`: further conflicts to resolve in the same way.
 * `dismissing`: opens with the form for the reason.
 *
 * @param {{others?: object[], dismissing: boolean, [property: string]: any}} properties
 */
export function LogForm({ call, others: given, reload, dismissing, close, before, after }) {
  const form = useForm(call);
  const { values, edits, change } = form;
  const [dismissal, setDismissal] = useState(Boolean(dismissing));
  const found = useOtherConflicts(given ? null : call);
  const others = (given ?? (values.others ? found : [])).map((one) => one.id);
  const chosen = useContact(form.chosen);
  const open = chosen === null ? [] : chosen.associations;
  const association = associationOf(call, edits, values.contact, open);
  const saving = useSave({ call, reload, close, done: form.drop });
  const element = useRef(null);
  useEffect(() => {
    element.current.querySelector('[data-invalid] :is(input, textarea), [aria-invalid=true]')?.focus();
  }, [saving.errors]);

  const name = values.contact === NEW ? values.newName.trim() : chosen?.name;
  const submit = (event) => {
    event?.preventDefault();
    if (!saving.busy) {
      saving.save(missing(values, association, open), saveRequest(call, others, values, edits, association), name);
    }
  };
  useSaveKey(element, submit);
  const unchanged = call.log !== null && Object.keys(edits).length === 0;
  return html`
    <form class="panel-form" ref=${element} aria-label=${strings.form.label} novalidate onSubmit=${submit}>
      <div class="panel-body">
        ${before}
        <${ContactChoice} call=${call} form=${form} chosen=${chosen} errors=${saving.errors} />
        <${AssociationChoice}
          call=${call}
          open=${open}
          chosen=${association}
          error=${saving.errors.association}
          onChange=${(one) => change('association', one)}
        />
        <${LogFields} call=${call} form=${form} name=${name} errors=${saving.errors} />
        ${
          call.number !== null &&
          !call.log &&
          html`<${Check} checked=${values.remember} onChange=${(on) => change('remember', on)}
            >${strings.form.remember}<//
          >`
        }
        ${found.length > 0 && html`<${Check} checked=${values.others} onChange=${(on) => change('others', on)}>${strings.form.others(found.length)}<//>`}
        ${after}
      </div>
      ${
        dismissal
          ? html`
              <${Dismissal}
                count=${1 + others.length}
                saving=${saving}
                dismiss=${(reason) => saving.dismiss(dismissRequest(call, others, reason))}
                cancel=${() => setDismissal(false)}
              />
            `
          : html`
              <${FormActions}
                label=${labelOf(call, others.length)}
                saving=${saving}
                unchanged=${unchanged}
                discard=${Object.keys(edits).length > 0 && form.drop}
                dismiss=${isOpen(call) && (() => setDismissal(true))}
              />
            `
      }
    </form>
  `;
}

function labelOf(call, others) {
  if (call.log) {
    return strings.form.save;
  }
  return others > 0 ? strings.form.logMany(1 + others) : isMessages(call) ? strings.form.logMessages : strings.form.log;
}

const Check = ({ checked, onChange, children }) => html`
  <label class="check">
    <input type="checkbox" checked=${checked} onChange=${(event) => onChange(event.target.checked)} />
    <span>${children}</span>
  </label>
`;

/** The form's values: the initial ones with the edits applied. The edits are kept as a draft. */
function useForm(call) {
  const { drafted } = usePage();
  const [edits, setEdits] = useState(() => draftOf(call.id));
  const start = startOf(call, CONTACT_TYPES[0]);
  const state = useRef(stateOf(call));
  useEffect(() => {
    if (state.current !== stateOf(call)) {
      state.current = stateOf(call);
      keep(call.conflict?.status === 'OPEN' ? edits : rebased(edits));
    }
  }, [call]);

  function keep(next) {
    keepDraft(call.id, next);
    setEdits(next);
    drafted();
  }
  const values = { ...start, ...edits };
  const { certain, similar } = optionsOf(call, useCandidates(call.conflict));
  const chosen = [...certain, ...similar].find((one) => one.contactId === values.contact) ?? edits.picked ?? null;
  return {
    start,
    edits,
    values,
    certain,
    similar,
    chosen: values.contact === null || values.contact === NEW ? null : chosen,
    change: (field, value) => keep(edited(edits, start, field, value)),
    choose: (option) => keep({ ...edited(edits, start, 'contact', option.contactId), picked: option }),
    drop() {
      dropDraft(call.id);
      setEdits({});
      drafted();
    },
  };
}
