import { html } from '../preact.js';

const icon =
  (name, ...paths) =>
  () => html`
    <svg class=${`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      ${paths.map((d) => html`<path d=${d} />`)}
    </svg>
  `;

export const Inbound = icon('inbound', 'M14.5 5.5l-9 9', 'M5.5 7.5v7h7');
export const Outbound = icon('outbound', 'M5.5 14.5l9-9', 'M7.5 5.5h7v7');
export const Missed = icon('missed', 'M16.5 7L10 13.5 4 7.5', 'M4 12.5v-5h5');
export const Check = icon('check', 'M4.5 10.5l3.5 3.5 7.5-8');
export const Close = icon('close', 'M5.5 5.5l9 9', 'M14.5 5.5l-9 9');
export const Back = icon('back', 'M12 4.5L6.5 10l5.5 5.5');
export const Search = icon('search', 'M8.75 3.5a5.25 5.25 0 100 10.5 5.25 5.25 0 000-10.5z', 'M12.7 12.7l3.8 3.8');
export const Inbox = icon('inbox', 'M3.5 11.5l2-7h9l2 7v4h-13z', 'M3.5 11.5h3.75l1 2h3.5l1-2h3.75');
export const Phone = icon(
  'phone',
  'M5 3.5h2.5l1.25 3.25L7 8.25A8.5 8.5 0 0011.75 13l1.5-1.75 3.25 1.25V15c0 .8-.7 1.5-1.5 1.5C8.9 16.2 3.8 11.1 3.5 5c0-.8.7-1.5 1.5-1.5z',
);
export const External = icon('external', 'M8 4.5H4.5v11h11V12', 'M11.5 4.5h4v4', 'M15.5 4.5l-6.5 6.5');
export const Alert = icon('alert', 'M10 3.5l7 12.5H3z', 'M10 8.5v3.5', 'M10 13.9v.1');
export const Gear = icon(
  'gear',
  'M3.5 6.5h7',
  'M14.5 6.5h2',
  'M12.5 4.5a2 2 0 100 4 2 2 0 000-4z',
  'M3.5 13.5h2',
  'M9.5 13.5h7',
  'M7.5 11.5a2 2 0 100 4 2 2 0 000-4z',
);
export const Pulse = icon('pulse', 'M3.5 10.5h3l2-5.5 3.5 10 2-4.5h2.5');
export const Lock = icon('lock', 'M5 9.5h10v7H5z', 'M7 9.5V7a3 3 0 016 0v2.5');
export const Unlock = icon('unlock', 'M5 9.5h10v7H5z', 'M7 9.5V6.5a3 3 0 015.8-1');
export const Message = icon('message', 'M3.5 4.5h13v9h-7l-3.5 3v-3H3.5z');
export const Next = icon('next', 'M8 5.5l4.5 4.5L8 14.5');
export const Plus = icon('plus', 'M10 4.5v11', 'M4.5 10h11');
