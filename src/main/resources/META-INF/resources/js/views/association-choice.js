import { html } from '../preact.js';
import { identity, isSame } from '../state/log-form.js';
import { strings } from '../strings.js';
import { FieldError } from './field-error.js';

/**
 * The choice of the contact's association.
 *
 * `open`: the contact's open associations; null while they load.
 * `chosen`: null for no association, undefined before a choice.
 *
 * @param {{open: object[] | null, chosen: {id: string, kind: string | null} | null | undefined, [property: string]: any}} properties
 */
export function AssociationChoice({ call, open, chosen, error, onChange }) {
  if (open === null) {
    return html`<p class="hint" role="status">${strings.form.associationLoading}</p>`;
  }
  const current = call.log?.association;
  const closed = current && isSame(current, chosen) && !open.some((one) => isSame(one, current)) ? [current] : [];
  const offered = [...closed, ...open];
  if (offered.length === 0) {
    return null;
  }
  const name = `association-${call.id}`;
  return html`
    <fieldset class="field" data-invalid=${error ? '' : null} aria-describedby=${error ? 'association-error' : null}>
      <legend>${strings.form.association}</legend>
      <${FieldError} id="association-error" error=${error} />
      <div class="options">
        ${offered.map(
          (one) => html`
            <label class="option" key=${`${one.kind ?? ''}/${one.id}`}>
              <input
                type="radio"
                name=${name}
                checked=${Boolean(chosen) && isSame(chosen, one)}
                onChange=${() => onChange(identity(one))}
              />
              <span class="option-body is-line">
                <span class="option-name"><bdi>${one.title ?? one.id}</bdi></span>
                ${one.kind && html`<span class="option-facts"><bdi>${one.kind}</bdi></span>`}
              </span>
            </label>
          `,
        )}
        <label class="option">
          <input type="radio" name=${name} checked=${chosen === null} onChange=${() => onChange(null)} />
          <span class="option-body"><span class="option-name is-none">${strings.form.associationNone}</span></span>
        </label>
      </div>
    </fieldset>
  `;
}
