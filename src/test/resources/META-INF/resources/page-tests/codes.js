import { it, same } from './check.js';
import { outcomeText, readingText, trailText, violationText } from '/js/format/codes.js';
import { LANGUAGES } from '/js/strings.js';

const english = LANGUAGES.en('en-GB');
const german = LANGUAGES.de('de-DE');

const LOG = { contact: 'Jane Smith', association: 'Renewal', reason: 'ONE_CONTACT', matchedPhone: '(415) 555-2671' };
const CONTACTS = [
  { name: 'Jane', matchedPhone: '1' },
  { name: 'Bob', matchedPhone: '2' },
];

it('says why a call was logged where', () => {
  same(
    english.trail.LOGGED(LOG),
    'Logged on Jane Smith with Renewal: the only contact with this number, stored as (415) 555-2671.',
  );
  same(
    german.trail.LOGGED(LOG),
    'Protokolliert bei Jane Smith mit Renewal: der einzige Kontakt mit dieser Rufnummer, gespeichert als (415) 555-2671.',
  );
  same(english.trail.LOGGED({}), 'Logged on a contact.');
  same(
    english.trail.LOGGED({ contact: 'Jane', reason: 'CHOSEN', associationRule: 'NEWEST' }),
    'Logged on Jane, chosen by hand. Several items were open: a rule takes the newest.',
  );
  same(
    english.trail.LOGGED_BACKFILL({ contact: 'Jane', reason: 'REMEMBERED_NUMBER', jobOwner: 'Alan' }),
    'Logged by Alan’s backfill on Jane: calls of this number are remembered for this contact.',
  );
});

it('says why a call waits', () => {
  same(
    english.trail.CONFLICT_OPENED({
      kind: 'MULTIPLE_CONTACTS',
      contacts: CONTACTS,
      contactCount: 2,
      remembered: 'Bob',
    }),
    'The number is remembered for Bob, but only Jane has it now, as 1. The contact chosen here is remembered from then on.',
  );
  same(
    english.trail.CONFLICT_OPENED({ kind: 'MULTIPLE_CONTACTS', contacts: CONTACTS, contactCount: 12 }),
    '12 contacts have this number: Jane as 1, Bob as 2 and 10 more.',
  );
  same(
    german.trail.CONFLICT_CHANGED({
      kind: 'NO_CONTACT_MATCH',
      withheld: false,
      suggestions: CONTACTS,
      suggestionCount: 2,
    }),
    'Die Kontakte wurden geändert. Kein Kontakt hat diese Rufnummer. Ähnlich: Jane als 1 und Bob als 2.',
  );
  same(
    english.trail.CONFLICT_OPENED({ kind: 'NO_CONTACT_MATCH', withheld: true, suggestions: [], suggestionCount: 0 }),
    'The number was withheld, so no contact can be found.',
  );
  same(
    english.trail.CONFLICT_OPENED({
      kind: 'MULTIPLE_ASSOCIATIONS',
      contact: 'Jane',
      matchedPhone: '1',
      associations: ['A', 'B'],
      associationCount: 2,
    }),
    'Jane has this number as 1, and 2 items are open: A and B.',
  );
});

it('says why a call is not logged', () => {
  same(
    english.trail.NOT_LOGGED({ reason: 'DO_NOT_LOG', note: 'Family' }),
    'Not logged: on the do-not-log list: “Family”.',
  );
  same(german.trail.NOT_LOGGED({ reason: 'NEWER' }), 'Nicht protokolliert.');
  same(english.trail.CONFLICT_DISMISSED({ medium: 'SMS', note: 'Spam' }), 'The messages need no log: “Spam”.');
});

it('says that the platform sent the parties the other way round', () => {
  const entry = {
    code: 'LOG_CORRECTED',
    parameters: { sidesSwapped: true },
    action: 'LOG_CORRECTED',
    at: '',
    actor: '',
  };
  same(trailText(entry), `${english.trail.LOG_CORRECTED({})} ${english.sidesSwapped}`);
});

it('falls back where the server is newer than the page', () => {
  same(trailText({ code: 'NEWER', parameters: {}, action: 'LOG_PINNED', at: '', actor: '' }), 'Log pinned.');
  same(violationText({ code: 'NEWER', parameters: {}, field: 'number', message: 'Too new.' }), 'Too new.');
  same(readingText({ code: 'NEWER', parameters: {} }), null);
});

it('says what a call would become', () => {
  same(
    english.preview.outcome.NOT_LOG({ reason: 'DRY_RUN', proposal: { contact: 'Jane', association: 'Renewal' } }),
    'It would not be logged: dry run. Otherwise: logged on Jane with Renewal.',
  );
  same(english.preview.reading.REGION({ region: 'GB' }), 'It is read as dialled in United Kingdom.');
  same(german.preview.reading.REGION({ region: 'CH' }), 'Sie wird so gelesen, wie man sie dort wählt: Schweiz.');
  same(outcomeText({ code: 'ASK', parameters: { kind: 'MULTIPLE_CONTACTS' } }).includes('NEWER'), false);
});
