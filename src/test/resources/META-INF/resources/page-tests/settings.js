import { it, same } from './check.js';
import { agentsOf, nameOfAgent } from '/js/parts/use-agents.js';
import { formRequests, wantsForm } from '/js/state/form-requests.js';
import { associationOf, NEW, startOf } from '/js/state/log-form.js';
import { optionsOf } from '/js/state/options.js';
import { actionsOf, dayOf, figuresOf, isMoving, isOpenJob, jobRequest, wayOf } from '/js/state/backfill.js';
import { fieldsWith, isMoving as isUploadMoving, mediaTypeOf } from '/js/state/contact-upload.js';
import { isSyncing } from '/js/state/crm.js';
import { partyLabel } from '/js/state/party.js';
import { inPieces } from '/js/state/selection.js';
import {
  changesOf,
  faultsOf,
  isLocked,
  lockOf,
  patchOf,
  pathOf,
  rebasedOn,
  sectionOf,
  SECTIONS,
  valuesWith,
  withChange,
} from '/js/state/settings.js';
import { shownTitle, titleOf } from '/js/state/titles.js';
import { strings } from '/js/strings.js';
import { SUMMARIES } from '/js/views/settings/summary.js';

const account = {
  version: 3,
  values: { autoLogCalls: true, dryRun: false, doNotLog: [] },
  set: ['dryRun'],
  locked: ['severalContacts'],
};
const mine = {
  version: 1,
  values: { autoLogCalls: false, dryRun: false, doNotLog: [] },
  own: ['autoLogCalls'],
  locked: ['dryRun', 'doNotLog'],
};

it('names every setting and section, and what each does', () => {
  for (const [section, settings] of Object.entries(SECTIONS)) {
    same(typeof strings.settings.sections[section], 'string');
    same(strings.settings.leads[section].length > 10, true);
    same(typeof SUMMARIES[section], 'function');
    settings.forEach((name) => same(strings.settings.of[name].help.length > 20, true));
  }
  same(Object.keys(strings.settings.of).toSorted(), Object.values(SECTIONS).flat().toSorted());
});

it('keeps as a change only what differs from what holds', () => {
  const changed = withChange({}, account, 'dryRun', true);
  same(changed, { dryRun: true });
  same(withChange(changed, account, 'dryRun', false), {});
  same(withChange({}, account, 'doNotLog', []), {});
});

it('keeps a lock as a change of its own', () => {
  const changed = withChange({}, account, lockOf('autoLogCalls'), true);
  same(isLocked(account, changed, 'autoLogCalls'), true);
  same(isLocked(account, {}, 'severalContacts'), true);
  same(withChange({}, account, lockOf('severalContacts'), true), {});
});

it('goes back to the account only where somebody chose otherwise', () => {
  same(withChange({}, mine, 'autoLogCalls', null), { autoLogCalls: null });
  same(withChange({}, mine, 'dryRun', null), {});
  same(valuesWith(mine, account, { autoLogCalls: null }).autoLogCalls, true);
});

it('sends the version that was seen, the changes that were asked for, and all locks', () => {
  const edits = { dryRun: true, doNotLog: null, [lockOf('autoLogCalls')]: true, [lockOf('severalContacts')]: false };
  same(patchOf(account, edits, ['dryRun']), { version: 3, values: { dryRun: true } });
  same(patchOf(account, edits, Object.keys(edits)), {
    version: 3,
    values: { dryRun: true, doNotLog: null },
    locked: ['autoLogCalls'],
  });
});

it('tells which section a change belongs to', () => {
  const edits = { dryRun: true, [lockOf('autoLogCalls')]: true, doNotLog: [] };
  same(changesOf(edits, 'logging'), ['dryRun', 'lock.autoLogCalls']);
  same(changesOf(edits, 'past-calls'), []);
  same([sectionOf('owners'), sectionOf('nonsense')], ['owner', null]);
});

it('drops changes that somebody else has made meanwhile', () => {
  same(rebasedOn({ ...account, values: { ...account.values, dryRun: true } }, { dryRun: true, autoLogCalls: false }), {
    autoLogCalls: false,
  });
});

it('finds the setting and the line that the server refuses', () => {
  const faults = faultsOf([
    { field: 'values.doNotLog[3].value', code: 'NEWER', parameters: {}, message: 'not readable' },
    { field: 'doNotLog[5]', code: 'NEWER', parameters: {}, message: 'twice' },
    { field: 'timeZone', code: 'NEWER', parameters: {}, message: 'unknown' },
    { field: 'values.trial.agents[1]', code: 'NEWER', parameters: {}, message: 'blank' },
    { field: 'values.logContent.inboundSubject', code: 'NEWER', parameters: {}, message: 'empty' },
  ]);
  same(faults.doNotLog, { message: null, at: { 3: 'not readable', 5: 'twice' } });
  same(faults.trial.at, { 1: 'blank' });
  same([faults.timeZone.message, faults.logContent.message], ['unknown', 'empty']);
});

it('knows where the settings of whom are', () => {
  same(['account', 'mine', 'u/1'].map(pathOf), ['/settings', '/settings/mine', '/settings/agents/u%2F1']);
});

it('names agents after the calls they had', () => {
  const agents = agentsOf([
    { agent: { id: 'u-2', name: 'Zoe' } },
    { agent: null },
    { agent: { id: 'u-1', name: 'Ada' } },
    { agent: { id: 'u-2', name: 'Zoe' } },
  ]);
  same(agents, [
    { id: 'u-1', name: 'Ada' },
    { id: 'u-2', name: 'Zoe' },
  ]);
  same([nameOfAgent(agents, 'u-1'), nameOfAgent(agents, 'u-9')], ['Ada', 'u-9']);
});

it('looks at whole days of past calls, up to now', () => {
  const now = new Date(2026, 10, 25, 12).getTime();
  const { body } = jobRequest({ from: '2026-11-01', to: '2026-11-25', agents: [] }, now);
  same(body, { from: new Date(2026, 10, 1).toISOString(), to: new Date(now).toISOString() });
  same(
    jobRequest({ from: '2026-11-01', to: '2026-11-01', agents: ['u-1'] }, now).body.to,
    new Date(2026, 10, 2).toISOString(),
  );
  same(jobRequest({ from: '2026-11-02', to: '2026-11-01', agents: [] }, now).faults, { to: 'order' });
  same(jobRequest({ from: '', to: '', agents: [] }, now).faults, { from: 'from', to: 'to' });
  same(dayOf(now), '2026-11-25');
});

it('offers of a run what can be done with it', () => {
  const some = { wouldLog: 1, conflicts: {} };
  const offered = (status) => actionsOf({ status, preview: some });
  same(['PREVIEWING', 'PREVIEWED', 'RUNNING'].map(offered), [
    ['pause', 'cancel'],
    ['start', 'cancel'],
    ['pause', 'cancel'],
  ]);
  same(['PAUSED', 'FAILED', 'DONE'].map(offered), [['resume', 'cancel'], ['resume', 'cancel'], []]);
  same(actionsOf({ status: 'PREVIEWED', preview: { wouldLog: 0, conflicts: {} } }), ['cancel']);
  same(actionsOf({ status: 'PREVIEWED', preview: { wouldLog: 0, conflicts: { NO_CONTACT_MATCH: 1 } } }), [
    'start',
    'cancel',
  ]);
  same([isMoving({ status: 'RUNNING' }), isMoving({ status: 'PAUSED' })], [true, false]);
  same([isOpenJob({ status: 'FAILED' }), isOpenJob({ status: 'CANCELLED' })], [true, false]);
});

it('waits for the contacts of a CRM that has some', () => {
  const kinds = [
    { kind: 'hubspot', hasContacts: true },
    { kind: 'webhook', hasContacts: false },
  ];
  const syncing = (kind, state, syncedAt) => isSyncing({ kind, state, contacts: { syncedAt } }, kinds);
  same(
    ['hubspot', 'webhook', 'gone'].map((kind) => syncing(kind, 'CONNECTED', null)),
    [true, false, false],
  );
  same([syncing('hubspot', 'PAUSED', null), syncing('hubspot', 'CONNECTED', '2026-11-20T15:00:00Z')], [false, false]);
});

it('sends a file with the media type of its name', () => {
  same(
    ['a.csv', 'A.VCF', 'contacts.vcard', 'vcf.txt', 'no-ending'].map((name) => mediaTypeOf(name)),
    ['text/csv', 'text/vcard', 'text/vcard', 'text/csv', 'text/csv'],
  );
});

it('changes the field of one column', () => {
  const columns = [
    { name: 'Who', field: 'NONE' },
    { name: 'Number', field: 'PHONE' },
  ];
  same(fieldsWith({ columns }, 0, 'NAME'), ['NAME', 'PHONE']);
});

it('asks again for an upload while it is at work', () => {
  same(
    [null, { state: 'READING' }, { state: 'PREVIEWED' }, { state: 'RUNNING' }, { state: 'DONE' }].map((one) =>
      isUploadMoving(one),
    ),
    [false, true, false, true, false],
  );
});

it('tells what a run would do, and what it did', () => {
  const preview = { looked: 10, wouldLog: 7, conflicts: { NO_CONTACT_MATCH: 2, MULTIPLE_CONTACTS: 1 }, notLogged: {} };
  const begun = { looked: 0, logged: 0, conflicts: 0, notLogged: 0, total: null };
  const running = { looked: 6, logged: 4, conflicts: 1, notLogged: 1, total: 10 };
  const counted = (job) => figuresOf(job).map(([what, count]) => [what, count]);
  same(counted({ status: 'PREVIEWED', preview, progress: { ...begun, total: 10 } }), [
    ['wouldLog', 7],
    ['wouldAsk', 3],
    ['wouldNot', 0],
  ]);
  same(counted({ status: 'PAUSED', preview, progress: begun }), [
    ['wouldLog', 7],
    ['wouldAsk', 3],
    ['wouldNot', 0],
  ]);
  same(counted({ status: 'RUNNING', preview, progress: running }), [
    ['logged', 4],
    ['asked', 1],
    ['not', 1],
  ]);
  same(wayOf({ status: 'PREVIEWING', preview, progress: begun }), { looked: 10, total: null });
  same(wayOf({ status: 'RUNNING', preview, progress: running }), { looked: 6, total: 10 });
});

it('sends no more at once than is taken at once', () => {
  same(inPieces([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]);
  same(inPieces([], 2), []);
});

const proposed = {
  id: 'x',
  outcome: 'NOT_LOGGED',
  notLoggedReason: 'FORM_REQUESTED',
  log: null,
  conflict: null,
  number: '+1',
  callerName: 'NAIR P',
  proposal: {
    contactId: 'c-1',
    contactName: 'Priya Nair',
    associationId: 'deal-1',
    associationTitle: 'Scanners',
    subject: 'Call with Priya Nair',
  },
};

it('fills the form in with what the rules propose', () => {
  same(startOf(proposed, '').contact, 'c-1');
  same(associationOf(proposed, {}, 'c-1', [{ id: 'deal-1' }, { id: 'deal-2' }]), { id: 'deal-1', kind: null });
  same(associationOf(proposed, {}, 'c-2', [{ id: 'deal-7' }, { id: 'deal-8' }]), undefined);
  same([optionsOf(proposed).certain[0].reason, optionsOf(proposed).certain[0].name], ['PROPOSED', 'Priya Nair']);
  same(partyLabel(proposed), 'Priya Nair');
});

it('proposes a new contact where the rules would make one', () => {
  const made = { ...proposed, proposal: { ...proposed.proposal, contactId: null, contactName: 'New: NAIR P' } };
  same([startOf(made, '').contact, startOf(made, '').newName], [NEW, 'New: NAIR P']);
  same(optionsOf(made).certain, []);
});

it('has no proposal to fill in where it would have been a conflict', () => {
  const asking = { ...proposed, proposal: { conflictKind: 'MULTIPLE_CONTACTS' } };
  same(startOf(asking, '').contact, null);
  same(optionsOf(asking).certain, []);
  same(partyLabel(asking), 'NAIR P');
});

it('keeps log forms waiting, the newest first, until they are open or not needed', () => {
  const two = ['a', 'b', 'a'].reduce((waiting, id) => formRequests(waiting, { type: 'asked', call: { id } }), []);
  same(
    two.map((call) => call.id),
    ['a', 'b'],
  );
  same(
    formRequests(two, { type: 'gone', id: 'a' }).map((call) => call.id),
    ['b'],
  );
  same(formRequests(two, { type: 'gone', id: null }) === two, true);
  same([wantsForm(proposed), wantsForm({ ...proposed, outcome: 'LOGGED' })], [true, false]);
});

it('shows the title that the account’s template makes, where the page can tell', () => {
  const templates = {
    inboundSubject: 'In: {contact}',
    outboundSubject: 'Out on {date}: {contact}',
    messagesSubject: 'SMS {contact}',
  };
  const call = (direction, more = {}) => ({ direction, medium: 'CALL', log: null, proposal: null, ...more });
  same(titleOf(templates, call('INBOUND'), 'Jane'), 'In: Jane');
  same(titleOf(templates, call('OUTBOUND'), 'Jane'), null);
  same(titleOf(templates, call('OUTBOUND', { medium: 'SMS' }), 'Jane'), 'SMS Jane');
  same(titleOf(null, call('INBOUND'), 'Jane'), null);
});

it('shows what somebody wrote, and what is proposed, before what a template makes', () => {
  const templates = { inboundSubject: 'In: {contact}' };
  const logged = { direction: 'INBOUND', log: { subject: 'Their words', contactName: 'Jane' } };
  same(shownTitle(templates, logged, 'Bob'), 'Their words');
  same(shownTitle(templates, { ...logged, log: { subject: 'In: Jane', contactName: 'Jane' } }, 'Bob'), 'In: Bob');
  same(shownTitle(templates, { ...proposed, direction: 'INBOUND' }, 'Priya Nair'), 'Call with Priya Nair');
  same(shownTitle(templates, { ...proposed, direction: 'INBOUND' }, 'Bob'), 'In: Bob');
  same(shownTitle(templates, { ...proposed, direction: 'INBOUND' }, undefined), '');
});
