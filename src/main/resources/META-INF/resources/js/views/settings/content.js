import { html } from '../../preact.js';
import { strings } from '../../strings.js';
import { Radios } from './controls.js';
import { LogContent } from './log-content.js';
import { LogPreview } from './log-preview.js';
import { Group } from './setting.js';

const words = strings.settings;

/** The content of logs, and when they are written. */
export const Content = ({ form }) => html`
  <${Group} form=${form} name="logContent" control=${(each) => html`<${LogContent} ...${each} />`} />
  <${Group} form=${form} name="completion" control=${(each) => html`<${Completion} ...${each} />`} />
  <${LogPreview} values=${form.values} of="call" />
`;

const Completion = ({ value, change }) => html`
  <${Radios}
    name="completion"
    words=${words.completion}
    chosen=${value.when}
    choose=${(when) => change(when === 'AT_ONCE' ? { when } : { when, deadlineMinutes: 15 })}
    under=${{
      COMPLETE: html`
        <div class="text-field is-short">
          <label for="deadline">${words.deadline}</label>
          <input
            id="deadline"
            type="number"
            min="1"
            max="1440"
            value=${value.deadlineMinutes}
            onInput=${(event) => change({ ...value, deadlineMinutes: event.target.valueAsNumber || null })}
          />
        </div>
      `,
    }}
  />
`;
