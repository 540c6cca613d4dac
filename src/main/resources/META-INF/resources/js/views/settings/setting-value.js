import { readable } from '../../format/numbers.js';
import { regionName } from '../../format/regions.js';
import { html } from '../../preact.js';
import { strings } from '../../strings.js';

const MOST = 20;

/** A setting's value in words, for readers who may not change it. */
export function SettingValue({ name, value }) {
  const lines = settingText(name, value);
  return html`
    <div class="setting-value">
      ${
        lines.length === 1
          ? html`<p dir="auto">${lines[0]}</p>`
          : html`
              <ul>
                ${lines.slice(0, MOST).map((line) => html`<li key=${line} dir="auto">${line}</li>`)}
                ${lines.length > MOST && html`<li>${strings.settings.doNotLogShown(MOST, lines.length)}</li>`}
              </ul>
            `
      }
    </div>
  `;
}

/** A value in words. @returns {string[]} at least one line */
export function settingText(name, value) {
  const words = strings.settings;
  const some = (lines) => (lines.length > 0 ? lines : [words.noEntries]);
  switch (name) {
    case 'noContactMatch':
      return [words.noContactMatch[value.rule][0]];
    case 'severalContacts':
    case 'severalAssociations':
      return [words[name][value][0]];
    case 'completion':
      return [words.completion[value.when][0]];
    case 'trial':
      return [[value.on ? words.on : words.off, ...(value.on ? value.agents : [])].join(', ')];
    case 'whichCalls':
      return some(
        Object.keys(words.whichCalls)
          .filter((kind) => value[kind])
          .map((kind) => words.whichCalls[kind][0]),
      );
    case 'doNotLog':
      return some(
        value.map((line) => [words.kinds[line.kind], readable(line.value), line.reason].filter(Boolean).join(' · ')),
      );
    case 'owners':
      return some(
        [...Object.entries(value.byAgent), [words.ownerFallback, value.fallback ?? words.ownerFallbackHint]].map(
          (pair) => pair.join(': '),
        ),
      );
    case 'numberFormats':
      return some(value.map(({ pattern, e164 }) => `${pattern} → ${e164}`));
    case 'logContent':
      return [
        value.inboundSubject,
        value.outboundSubject,
        value.messagesSubject,
        value.parts.map((part) => words.partNames[part] ?? part).join(', '),
      ];
    case 'contactTypes':
      return some(value);
    case 'ownLines':
      return some(value.map(readable));
    case 'defaultRegion':
      return [regionName(value)];
    default:
      return [typeof value === 'boolean' ? (value ? words.on : words.off) : String(value)];
  }
}
