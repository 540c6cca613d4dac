import { html } from '../../preact.js';
import { strings } from '../../strings.js';
import { Frame } from '../panel-frame.js';

/** A section without a form, for administrators. */
export const Maintenance = ({ id, of: View, close, route }) => html`
  <${Frame} title=${strings.settings.sections[id]} close=${close}>
    <div class="panel-form">
      <div class="panel-body settings-body" tabindex="0" role="group" aria-label=${strings.settings.sections[id]}>
        <p class="lead">${strings.settings.leads[id]}</p>
        <${View} route=${route} />
      </div>
    </div>
  <//>
`;
