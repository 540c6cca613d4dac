import { it, same } from './check.js';
import {
  associationOf,
  edited,
  editRequest,
  isSame,
  logRequest,
  missing,
  NEW,
  rebased,
  startOf,
} from '/js/state/log-form.js';
import { openCall, unknown } from '/js/state/open-call.js';
import { optionOf, optionsOf } from '/js/state/options.js';
import { dismissRequest, saveRequest, tally } from '/js/state/save.js';

const jane = {
  contactId: 'c-1',
  name: 'Jane Smith',
  matchedPhone: '(415) 555-2671',
  associations: [
    { id: 'deal-1', kind: 'deal' },
    { id: 'deal-2', kind: 'deal' },
  ],
};
const deal1 = { id: 'deal-1', kind: 'deal' };
const bob = { contactId: 'c-2', name: 'Bob Ray', matchedPhone: '415.555.2671', associations: [] };
const open = (candidates, suggestions = []) => ({
  id: 'x',
  number: '+14155552671',
  callerName: 'INITECH',
  outcome: 'IN_CONFLICT',
  log: null,
  conflict: { status: 'OPEN', version: 1, candidates, suggestions },
});
const logged = {
  id: 'x',
  outcome: 'LOGGED',
  conflict: null,
  log: {
    version: 3,
    contactId: 'c-1',
    contactName: 'Jane Smith',
    association: { id: 'deal-1', kind: 'deal' },
    subject: 'Inbound',
    notes: 'old',
    disposition: null,
  },
};
const valuesOf = (call, edits) => ({ ...startOf(call, 'Contact'), ...edits });

it('chooses the only candidate, and none of several', () => {
  same(startOf(open([jane]), '').contact, 'c-1');
  same(startOf(open([jane, bob]), '').contact, null);
});

it('fills in the name of a new contact from the caller', () => {
  same(startOf(open([]), 'Contact').newName, 'INITECH');
});

it('keeps as an edit only what differs from the start', () => {
  const start = startOf(logged, '');
  const edits = edited({}, start, 'notes', 'new');
  same(edits, { notes: 'new' });
  same(edited(edits, start, 'notes', 'old'), {});
});

it('forgets the association with the contact it belonged to', () => {
  same(edited({ contact: 'c-1', association: deal1, notes: 'n' }, startOf(open([jane, bob]), ''), 'contact', 'c-2'), {
    notes: 'n',
    contact: 'c-2',
  });
});

it('keeps the words when the call has changed, but not the choice', () => {
  same(rebased({ contact: 'c-1', association: null, picked: jane, others: true, notes: 'n', subject: 's' }), {
    notes: 'n',
    subject: 's',
  });
});

it('takes the only open association, and asks where there are several', () => {
  same(associationOf(open([jane]), {}, 'c-1', [{ id: 'deal-1', kind: 'deal', title: 'Renewal' }]), deal1);
  same(associationOf(open([jane]), {}, 'c-1', jane.associations), undefined);
  same(associationOf(open([jane]), { association: null }, 'c-1', jane.associations), null);
  same(associationOf(logged, {}, 'c-1', jane.associations), deal1);
  const proposed = (associationId, associationKind) => ({
    ...open([]),
    proposal: { contactId: 'c-1', associationId, associationKind },
  });
  same(associationOf(proposed('deal-1', 'deal'), {}, 'c-1', jane.associations), deal1);
  same(associationOf(proposed(null, null), {}, 'c-1', jane.associations), null);
});

it('says what is missing', () => {
  same(missing(valuesOf(open([jane, bob]), {}), undefined, []), { contact: 'contact' });
  same(missing(valuesOf(open([jane]), {}), undefined, jane.associations), { association: 'association' });
  same(missing(valuesOf(open([jane]), {}), null, jane.associations), {});
  same(missing(valuesOf(open([]), { contact: NEW, newName: ' ' }), undefined, []), { newName: 'name' });
});

it('sends what was chosen and typed, and leaves the rest to the server', () => {
  const edits = { contact: 'c-2' };
  same(logRequest(valuesOf(open([jane, bob]), edits), edits, undefined), { contactId: 'c-2' });
  const more = { contact: 'c-1', notes: ' note ', remember: true };
  same(logRequest(valuesOf(open([jane, bob]), more), more, null), {
    contactId: 'c-1',
    associationId: null,
    notes: 'note',
    rememberNumber: true,
  });
});

it('sends a new contact by name and type', () => {
  const edits = { contact: NEW };
  same(logRequest(valuesOf(open([]), edits), edits, undefined), { newContact: { name: 'INITECH', type: 'Contact' } });
});

it('sends of an edit what has changed, and the version that was seen', () => {
  const edits = { notes: '', disposition: 'Reached' };
  same(editRequest(logged, valuesOf(logged, edits), edits, deal1), {
    version: 3,
    notes: null,
    disposition: 'Reached',
  });
  const move = { contact: 'c-2' };
  same(editRequest(logged, valuesOf(logged, move), move, undefined), { version: 3, contactId: 'c-2' });
  const other = { association: null };
  same(editRequest(logged, valuesOf(logged, other), other, null), { version: 3, associationId: null });
});

it('tells associations with one id apart by their kind', () => {
  const project = { id: 'deal-1', kind: 'project' };
  const chosen = { contact: 'c-1', association: project };
  same(logRequest(valuesOf(open([jane, bob]), chosen), chosen, project), {
    contactId: 'c-1',
    associationId: 'deal-1',
    associationKind: 'project',
  });
  const edits = { association: project };
  same(editRequest(logged, valuesOf(logged, edits), edits, project), {
    version: 3,
    associationId: 'deal-1',
    associationKind: 'project',
  });
  const back = { association: deal1 };
  same(editRequest(logged, valuesOf(logged, back), back, deal1), { version: 3 });
  const move = { contact: 'c-2', association: project };
  same(editRequest(logged, valuesOf(logged, move), move, project), {
    version: 3,
    contactId: 'c-2',
    associationId: 'deal-1',
    associationKind: 'project',
  });
  same(
    [isSame(project, deal1), isSame(deal1, { id: 'deal-1', kind: null }), isSame(null, deal1)],
    [false, true, false],
  );
});

it('sends no kind where the CRM named none', () => {
  const bare = { id: 'deal-1', kind: null };
  same(logRequest(valuesOf(open([jane]), {}), {}, bare), { contactId: 'c-1', associationId: 'deal-1' });
});

it('offers a remembered contact with the reason', () => {
  const remembered = { ...bob, reason: 'REMEMBERED_ELSEWHERE' };
  same(
    optionsOf(open([jane, remembered])).certain.map((one) => one.reason),
    ['MATCH', 'REMEMBERED_ELSEWHERE'],
  );
});

it('goes to the place for what the call is', () => {
  same(saveRequest(logged, [], valuesOf(logged, {}), {}, undefined).method, 'PATCH');
  same(saveRequest(open([jane]), [], valuesOf(open([jane]), {}), {}, null).path, '/conflicts/x/resolve');
  same(saveRequest(open([jane]), ['y'], valuesOf(open([jane]), {}), {}, null).body.conflictIds, ['x', 'y']);
  const dismissed = {
    ...open([]),
    outcome: 'NOT_LOGGED',
    conflict: { status: 'DISMISSED', candidates: [], suggestions: [] },
  };
  same(saveRequest(dismissed, [], valuesOf(dismissed, {}), {}, null).path, '/calls/x/log');
  same(dismissRequest(open([]), ['y'], 'Spam'), {
    method: 'POST',
    path: '/conflicts/dismiss',
    body: { conflictIds: ['x', 'y'], reason: 'Spam' },
  });
});

it('counts what became of several', () => {
  same(
    tally([
      { id: 'a', status: 200 },
      { id: 'b', status: 409 },
      { id: 'c', status: 422 },
    ]),
    {
      done: ['a'],
      meanwhile: ['b'],
      refused: [{ id: 'c', status: 422 }],
    },
  );
});

it('offers candidates as typed, and where a logged call stands', () => {
  same(optionsOf(open([jane])).certain[0].typed, '(415) 555-2671');
  same(optionsOf(logged).certain[0].reason, 'CURRENT');
});

it('says of a found contact whether it has the number', () => {
  const contact = {
    id: 'c-9',
    name: 'N',
    phones: [
      { raw: '1', number: null },
      { raw: '(415)', number: '+1415' },
    ],
    associations: [{ id: 'd', open: false }],
  };
  same([optionOf(contact, '+1415').reason, optionOf(contact, '+1415').typed], ['MATCH', '(415)']);
  same([optionOf(contact, '+2').reason, optionOf(contact, null).typed], ['FOUND', '1']);
  same(optionOf(contact, null).associations, []);
});

it('tells what somebody else did to the open call', () => {
  const before = openCall(unknown, { type: 'loaded', call: { ...open([jane]), trail: [] } });
  same(before.update, null);
  const after = openCall(before, {
    type: 'loaded',
    call: { ...logged, trail: [{ code: 'LOG_RELEASED', parameters: {}, actor: 'u-18', actorName: 'Ben', at: 't' }] },
  });
  same([after.update.byName, after.update.entry.code], ['Ben', 'LOG_RELEASED']);
});

it('keeps the open call on the screen when it cannot be loaded again, unless it has gone', () => {
  const shown = openCall(unknown, { type: 'loaded', call: logged });
  same(openCall(shown, { type: 'failed', failure: { status: 503 } }) === shown, true);
  same(openCall(shown, { type: 'failed', failure: { status: 404 } }).status, 'failed');
});
