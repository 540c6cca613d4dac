import { readable } from '../../format/numbers.js';
import { regions, zones } from '../../format/regions.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';
import { Select } from './controls.js';
import { TableInput } from './table-input.js';
import { Group, Switch } from './setting.js';
import { Tokens } from './tokens.js';
import { TryNumber } from './try-number.js';

const words = strings.settings;

/** Settings for numbers and times. */
export const Numbers = ({ form }) => html`
  <${Group}
    form=${form}
    name="defaultRegion"
    control=${(each) => html`<${Named} name="defaultRegion" choices=${regions()} ...${each} />`}
  />
  <${Switch} form=${form} name="e164WithoutPlus" />
  <${Group}
    form=${form}
    name="timeZone"
    control=${(each) => html`<${Named} name="timeZone" choices=${zones()} ...${each} />`}
  />
  <${Group}
    form=${form}
    name="ownLines"
    control=${({ value, change, fault }) => html`<${Tokens} id="own-lines" label=${words.ownLinesAdd} values=${value} show=${readable} faults=${fault?.at} change=${change} />`}
  />
  <${Group}
    form=${form}
    name="numberFormats"
    control=${({ value, change, fault }) => html`
      <${TableInput}
        id="formats"
        columns=${[
          { name: 'pattern', label: words.formatPattern, hint: '9##########' },
          { name: 'e164', label: words.formatE164, hint: '+1##########' },
        ]}
        values=${value}
        faults=${fault?.at}
        addWords=${words.formatAdd}
        change=${change}
      />
    `}
  />
  <${TryNumber} values=${form.values} />
`;

const Named = ({ name, value, choices, change }) =>
  html`<${Select}
    id=${name}
    labelledBy=${`${name}-name`}
    describedBy=${`${name}-help`}
    value=${value}
    choices=${choices}
    change=${change}
  />`;
