import { PhoneNumber } from '../parts/names.js';
import { Outward } from '../parts/outward.js';
import { html } from '../preact.js';
import { strings } from '../strings.js';

const SHOWN = 3;

/**
 * A contact to choose: its name, the reason why it is offered, and its open associations.
 *
 * `page`: where the CRM shows it; undefined if it does not.
 */
export const Option = ({ page, ...choice }) =>
  page
    ? html`
        <div class="option-row">
          <${Choice} ...${choice} />
          <${Outward} href=${page} label=${strings.form.contactPage(choice.option.name)} />
        </div>
      `
    : html`<${Choice} ...${choice} />`;

const Choice = ({ name, option, checked, onChoose }) => html`
  <label class="option">
    <input type="radio" name=${name} checked=${checked} onChange=${() => onChoose(option)} />
    <span class="option-body">
      <span class="option-name"><bdi>${option.name}</bdi></span>
      ${facts(option) && html`<span class="option-facts"><bdi>${facts(option)}</bdi></span>`}
      ${option.reason && html`<span class="option-why"><${Why} option=${option} /></span>`}
      ${option.associations?.length > 0 && html`<span class="option-why"><bdi>${open(option.associations)}</bdi></span>`}
    </span>
  </label>
`;

const facts = ({ type, company, placeholder }) =>
  [type, company, placeholder && strings.form.placeholder].filter(Boolean).join(' · ');

function Why({ option: { reason, typed } }) {
  const { form } = strings;
  if (reason === 'CURRENT') {
    return form.current;
  }
  if (reason === 'PROPOSED') {
    return form.proposed;
  }
  const words = reason === 'MATCH' ? form.hasNumber : reason === 'FOUND' ? form.number : form.reasons[reason];
  if (!typed || !words) {
    return null;
  }
  const [before, number] = words(typed);
  return html`${before}<${PhoneNumber}>${number}<//>`;
}

function open(associations) {
  const titles = associations.slice(0, SHOWN).map((one) => one.title);
  const more = associations.length - titles.length;
  return strings.form.open(titles.join(', ')) + (more > 0 ? ` ${strings.form.openMore(more)}` : '');
}
