// Every word the page says. A translation is another file of this shape; `language` chooses its rules of plural.
import { pluralOf } from './format/plural.js';

export const language = 'en';

const plural = pluralOf(language);

export const strings = {
  product: 'Autolog',
  skip: 'Skip to the list',
  title: (view, count) => (count ? `(${count}) ${view} – Autolog` : `${view} – Autolog`),

  nav: {
    label: 'Views',
    unresolved: 'Unresolved',
    calls: 'Calls',
    open: (count, atLeast) => (atLeast ? `${count}+` : `${count}`),
    openSpoken: (count, atLeast) =>
      atLeast ? `at least ${count} calls wait` : plural(count, { one: '# call waits', other: '# calls wait' }),
  },

  person: {
    roles: { agent: 'Agent', supervisor: 'Supervisor', admin: 'Administrator' },
    signOut: 'Sign out',
  },

  signIn: {
    heading: 'Sign in to Autolog',
    lead: 'Calls that no rule could place wait here for you.',
    again: 'Your session has ended. Sign in again: what you typed is kept.',
    button: 'Sign in',
  },

  live: {
    away: 'Live updates are interrupted. Reconnecting; the list catches up by itself.',
    offline: 'You are offline. What you see may be out of date; it catches up when the network is back.',
    back: 'Live again.',
    arrived: (who) => `New unresolved call: ${who}`,
    arrivedMany: (count) => plural(count, { one: '# new unresolved call', other: '# new unresolved calls' }),
    settled: (count) => plural(count, { one: '# call was settled', other: '# calls were settled' }),
  },

  list: {
    more: 'Load more',
    loadingMore: 'Loading…',
    loading: 'Loading calls',
    shown: (count) => plural(count, { one: '# call shown', other: '# calls shown' }),
    end: 'That is all.',
    retry: 'Try again',
    failed: 'The calls could not be loaded.',
    moreFailed: 'The next calls could not be loaded.',
    draft: 'Draft',
  },

  unresolved: {
    heading: 'Unresolved',
    label: 'Unresolved calls, newest first',
    filters: 'Which calls',
    kinds: {
      '': 'All',
      NO_CONTACT_MATCH: 'No match',
      MULTIPLE_CONTACTS: 'Several contacts',
      MULTIPLE_ASSOCIATIONS: 'Several items',
    },
    nothingTitle: 'None of these waits',
    nothing: 'There may be others.',
    emptyTitle: 'Nothing waits for you',
    empty: 'Calls that need a decision appear here by themselves.',
    select: (who) => `Select ${who}`,
    selection: 'Selected calls',
    selected: (count) => `${count} selected`,
    sameCaller: (count) => plural(count, { one: 'Add # more of this number', other: 'Add # more of this number' }),
    together: 'Log together',
    togetherDifferent: 'Only calls of one number can be logged together.',
    dismissTogether: 'Dismiss',
    clear: 'Clear selection',
  },

  calls: {
    heading: 'Calls',
    label: 'Calls, newest first',
    search: 'Search by name or number',
    filters: 'Which calls',
    directions: 'Direction',
    views: { all: 'All', missed: 'Missed', unlogged: 'Unlogged', logged: 'Logged' },
    directionFilters: { INBOUND: 'Inbound', OUTBOUND: 'Outbound' },
    emptyTitle: 'No calls yet',
    empty: 'Calls appear here by themselves as soon as they end.',
    nothingTitle: 'No call fits',
    nothing: 'Try another filter, or fewer words.',
    clear: 'Show all calls',
    log: 'Log',
    logSpoken: (who) => `Log the call with ${who}`,
    edit: 'Edit',
    editSpoken: (who) => `Edit the log of the call with ${who}`,
  },

  call: {
    withheld: 'Withheld number',
    directions: { INBOUND: 'Inbound', OUTBOUND: 'Outbound' },
    results: {
      ANSWERED: 'Answered',
      MISSED: 'Missed',
      VOICEMAIL: 'Voicemail',
      BUSY: 'Busy',
      REJECTED: 'Rejected',
      FAILED: 'Failed',
    },
    outcomes: { LOGGED: 'Logged', IN_CONFLICT: 'Unresolved', NOT_LOGGED: 'Not logged' },
    notLogged: {
      INTERNAL_CALL: 'internal call',
      AUTO_LOG_OFF: 'automatic logging is off',
      DISMISSED: 'dismissed',
    },
    notLoggedBecause: (reason) => `Not logged: ${reason}`,
    loggedOn: (contact) => `Logged on ${contact}`,
    of: (agent) => `Taken by ${agent}`,
    by: (agent) => `Made by ${agent}`,
    nobody: 'Nobody took it',
    queue: (name) => `Queue ${name}`,
    recording: 'Listen to the recording',
    recordingNote: 'opens in a new tab',
    kinds: {
      NO_CONTACT_MATCH: (conflict) =>
        conflict.number === null
          ? 'No number to match'
          : conflict.suggestions?.length
            ? plural(conflict.suggestions.length, { one: 'No match, # similar number', other: 'No match, # similar numbers' })
            : 'Nobody has this number',
      MULTIPLE_CONTACTS: (conflict) =>
        conflict.candidates?.length
          ? plural(conflict.candidates.length, { one: '# contact has this number', other: '# contacts have this number' })
          : 'Several contacts have this number',
      MULTIPLE_ASSOCIATIONS: (conflict) =>
        conflict.candidates?.length
          ? `${conflict.candidates[0].name}: ` +
            plural(conflict.candidates[0].associations.length, { one: '# open item', other: '# open items' })
          : 'Several open items',
    },
    asks: {
      NO_CONTACT_MATCH: 'No contact has this number. Find the right one, or create it.',
      WITHHELD: 'The caller withheld the number. Find the contact if you know who it was.',
      MULTIPLE_CONTACTS: 'More than one contact has this number. Who was it?',
      MULTIPLE_ASSOCIATIONS: 'The contact has more than one open item. What was the call about?',
    },
  },

  panel: {
    none: 'Choose a call',
    noneLead: 'Its details and the log form open here.',
    keys: {
      unresolved: [
        [['↑', '↓'], 'move'],
        [['Enter'], 'open'],
        [['X'], 'select'],
        [['Esc'], 'close'],
        [['Ctrl', 'Enter'], 'save'],
      ],
      calls: [
        [['↑', '↓'], 'move'],
        [['Enter'], 'open'],
        [['/'], 'search'],
        [['Esc'], 'close'],
        [['Ctrl', 'Enter'], 'save'],
      ],
    },
    close: 'Close',
    call: 'Call',
    back: 'Back to the list',
    loading: 'Loading the call',
    failed: 'The call could not be loaded.',
    gone: 'This call is not there',
    goneLead: 'It was taken back, or it is not yours to see.',
    trail: 'What happened',
    trailBy: (who) => `by ${who}`,
    auto: 'Autolog',
    together: (count) => plural(count, { one: 'Log # call', other: 'Log # calls together' }),
    togetherLead: 'Each gets a log of its own, with the same contact, note and disposition.',
  },

  form: {
    label: 'Log form',
    contact: 'Contact',
    similar: 'Similar numbers, not certain',
    found: 'Found',
    hasNumber: (typed) => ['Has this number as ', typed],
    has: (typed) => ['Number: ', typed],
    current: 'The call is logged here',
    reasons: {
      SHARED_SWITCHBOARD: (typed) => ['Same switchboard, another extension: ', typed],
      LACKS_COUNTRY_CODE: (typed) => ['Same digits, but no country code: ', typed],
      SIMILAR_NUMBER: (typed) => ['Differs by one optional digit: ', typed],
    },
    open: (titles) => `Open: ${titles}`,
    openMore: (count) => plural(count, { one: 'and # more', other: 'and # more' }),
    nothingOpen: 'Nothing open',
    placeholder: 'not in the CRM yet',
    search: 'Find another contact',
    searchHint: 'Name, company or number',
    searching: 'Searching…',
    results: (count) => plural(count, { one: '# contact found', other: '# contacts found' }),
    noResults: 'No contact found. Try another spelling, or create a new contact.',
    searchFailed: 'The search did not work. Try again in a moment.',
    newContact: 'New contact…',
    newName: 'Name',
    newType: 'Type',
    newTypes: ['Contact', 'Lead', 'Customer', 'Partner', 'Supplier'],
    association: 'Belongs to',
    associationNone: 'None of these',
    associationLoading: 'Looking for open items…',
    title: 'Title',
    titleHint: 'Follows the contact you choose',
    titleOf: { INBOUND: (name) => `Inbound call from ${name}`, OUTBOUND: (name) => `Outbound call to ${name}` },
    notes: 'Note',
    disposition: 'Disposition',
    dispositions: ['Reached', 'Left a message', 'No answer', 'Call back', 'Wrong number', 'Not interested'],
    remember: 'Log every call of this number here from now on',
    others: (count) =>
      plural(count, { one: 'Also log the other waiting call of this number', other: 'Also log the # other waiting calls of this number' }),
    log: 'Log call',
    logMany: (count) => plural(count, { one: 'Log # call', other: 'Log # calls' }),
    save: 'Save changes',
    saving: 'Saving…',
    unchanged: 'Nothing has changed yet.',
    discard: 'Discard changes',
    dismiss: 'Dismiss…',
    dismissHeading: 'Why does it need no log?',
    dismissReasons: ['Spam', 'Private call', 'Wrong number', 'Logged elsewhere'],
    dismissOther: 'Reason',
    dismissConfirm: 'Dismiss call',
    dismissConfirmMany: (count) => plural(count, { one: 'Dismiss # call', other: 'Dismiss # calls' }),
    cancel: 'Cancel',
    fields: { contact: 'The contact', association: 'What it belongs to', reason: 'The reason', all: 'Something in it' },
    wrong: (field, what) => `${field} ${what}.`,
    missing: {
      contact: 'Choose the contact first.',
      association: 'Choose what the call belongs to, or “None of these”.',
      name: 'Give the new contact a name.',
      reason: 'Give a reason.',
    },
  },

  done: {
    logged: (name) => `Logged on ${name}.`,
    loggedMany: (count) => plural(count, { one: '# call logged.', other: '# calls logged.' }),
    saved: 'Changes saved.',
    dismissed: 'Dismissed.',
    dismissedMany: (count) => plural(count, { one: '# call dismissed.', other: '# calls dismissed.' }),
    partly: (done, left) =>
      `${plural(done, { one: '# call done', other: '# calls done' })}. ` +
      plural(left, { one: '# was settled by somebody else meanwhile', other: '# were settled by others meanwhile' }) + '.',
    partlyFailed: (done, left) =>
      `${plural(done, { one: '# call done', other: '# calls done' })}, ` +
      plural(left, { one: '# could not be', other: '# could not be' }) + '. They stay in the list: open one to see why.',
    open: 'Show',
  },

  happened: {
    LOGGED: (who, when) => `${who} logged this call at ${when}.`,
    DISMISSED: (who, when) => `${who} dismissed this call at ${when}.`,
    NOT_LOGGED: (who, when) => `${who} took this call out at ${when}: it needs no log.`,
    CHANGED: (who, when) => `${who} changed this log at ${when}.`,
    told: (text, who, when) => (who && when ? `${who}, ${when}: ${text}` : text),
    OTHER: 'Somebody settled this call meanwhile.',
    you: 'You',
    newest: 'You see its newest state.',
    kept: 'You see its newest state. What you typed is kept below, not saved.',
  },

  errors: {
    network: 'The server cannot be reached. Check the network, then try again.',
    notSaved: (why) => `Not saved. ${why} What you typed is kept.`,
    busy: 'The server is busy. Try again in a moment.',
    server: 'Something went wrong on the server. Try again; if it stays, tell your administrator.',
    forbidden: 'You may not do this. Ask a supervisor.',
    gone: 'It is not there any more.',
    refused: 'The server refused it.',
    noAccount: 'Your sign-in names no account or agent',
    noAccountLead: 'Ask your administrator, or sign out and in again as somebody else.',
    crashed: 'The page ran into a fault. Reload it; what you typed is kept.',
    reload: 'Reload',
  },
};
