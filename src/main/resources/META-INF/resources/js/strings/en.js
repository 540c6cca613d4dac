import { wordsFor } from '../format/words.js';

/**
 * The words of the page in English.
 *
 * @param {string} locale the reader's variant, such as `en-GB`
 */
export function en(locale) {
  const { plural, number, list, regionName } = wordsFor(locale);
  const ask = 'The call waits under Unresolved.';
  const contactRules = {
    ASK: 'Ask',
    MOST_RECENTLY_UPDATED: 'The one updated last',
    FIRST_BY_NAME: 'The first in the alphabet',
    EARLIEST_CREATED: 'The one created first',
  };
  const itemRules = { ASK: 'Ask', NEWEST: 'The newest', NONE: 'None' };
  const noMatchRules = { ASK: 'Ask', MAKE_PLACEHOLDER: 'Create a placeholder contact' };
  const completionRules = { AT_ONCE: 'At once', COMPLETE: 'When it is complete' };

  /** @type {Record<string, string>} */
  const notLogged = {
    INTERNAL_CALL: 'internal call',
    AUTO_LOG_OFF: 'automatic logging is off',
    DISMISSED: 'dismissed',
    DO_NOT_LOG: 'on the do-not-log list',
    FEATURE_CODE: 'a feature code of the telephone exchange',
    NOT_IN_TRIAL: 'the agent is not in the trial',
    MISSED_CALL: 'missed calls are not logged',
    VOICEMAIL_CALL: 'voicemails are not logged',
    ANSWERED_BY_OTHERS: 'a colleague answered',
    LEFT_VOICEMAIL: 'logged with the voicemail',
    MESSAGES_ELSEWHERE: 'the messages belong to another log',
    WITHDRAWN: 'the telephony platform took the call back',
    DRY_RUN: 'dry run',
    FORM_REQUESTED: 'the log form is open',
  };
  /** @type {Record<string, string>} */
  const askKinds = {
    NO_CONTACT_MATCH: 'no contact has this number',
    MULTIPLE_CONTACTS: 'several contacts have this number',
    MULTIPLE_ASSOCIATIONS: 'the contact has several open items',
  };

  /** @type {(phone?: string) => string} */
  const storedAs = (phone) => (phone ? `, stored as ${phone}` : '');
  /** @type {(item?: string) => string} */
  const withItem = (item) => (item ? ` with ${item}` : '');
  /** @type {(note?: string) => string} */
  const quoted = (note) => (note ? `: “${note}”` : '');
  /** @type {Record<string, (phone?: string) => string>} */
  const matchReasons = {
    ONE_CONTACT: (phone) => `: the only contact with this number${storedAs(phone)}`,
    REMEMBERED_NUMBER: () => ': calls of this number are remembered for this contact',
    PLACEHOLDER_MADE: () => ': no contact had this number, and a rule creates one',
    MOST_RECENTLY_UPDATED: (phone) =>
      `: several contacts have this number, and a rule takes the one updated last${storedAs(phone)}`,
    FIRST_BY_NAME: (phone) =>
      `: several contacts have this number, and a rule takes the first in the alphabet${storedAs(phone)}`,
    EARLIEST_CREATED: (phone) =>
      `: several contacts have this number, and a rule takes the one created first${storedAs(phone)}`,
    CHOSEN: (phone) => (phone ? `, chosen by hand; its number is stored as ${phone}` : ', chosen by hand'),
  };
  /** @type {Record<string, string>} */
  const itemReasons = {
    NEWEST: ' Several items were open: a rule takes the newest.',
    NONE: ' Several items were open: a rule takes none.',
  };
  /** @type {(begin: string, log: import('../server/types.js').Parameters) => string} */
  const loggedOn = (begin, { contact = 'a contact', association, reason, matchedPhone, associationRule }) =>
    `${begin} ${contact}${withItem(association)}${matchReasons[reason]?.(matchedPhone) ?? ''}.${itemReasons[associationRule] ?? ''}`;
  /** @type {(contacts: {name: string, matchedPhone: string}[], count: number) => string} */
  const contactList = (contacts, count) =>
    nameList(
      contacts.map((one) => `${one.name} as ${one.matchedPhone}`),
      count,
    );
  /** @type {(names: string[], count: number) => string} */
  const nameList = (names, count) =>
    list(count > names.length ? [...names, `${number(count - names.length)} more`] : names);
  /** @type {(conflict: import('../server/types.js').Parameters) => string} */
  const conflict = (found) => {
    switch (found.kind) {
      case 'MULTIPLE_CONTACTS':
        return found.remembered
          ? `The number is remembered for ${found.remembered}, but only ${found.contacts[0].name} has it now, as ${found.contacts[0].matchedPhone}. The contact chosen here is remembered from then on.`
          : `${number(found.contactCount)} contacts have this number: ${contactList(found.contacts, found.contactCount)}.`;
      case 'MULTIPLE_ASSOCIATIONS':
        return `${found.contact} has this number as ${found.matchedPhone}, and ${number(found.associationCount)} items are open: ${nameList(found.associations, found.associationCount)}.`;
      default:
        return found.withheld
          ? 'The number was withheld, so no contact can be found.'
          : found.suggestionCount > 0
            ? `No contact has this number. Similar: ${contactList(found.suggestions, found.suggestionCount)}.`
            : 'No contact has this number.';
    }
  };
  /** @type {(owner?: string) => string} */
  const backfillOf = (owner) => (owner ? `${owner}’s backfill` : 'a backfill');
  /** @type {(proposal?: import('../server/types.js').Parameters) => string} */
  const otherwise = (proposal) =>
    proposal
      ? ` Otherwise: ${proposal.kind ? askKinds[proposal.kind] : `logged on ${proposal.contact}${withItem(proposal.association)}`}.`
      : '';

  return {
    product: 'Autolog',
    skip: 'Skip to the list',
    /** @type {(view: string, count: number) => string} */
    title: (view, count) => (count ? `(${number(count)}) ${view} – Autolog` : `${view} – Autolog`),

    nav: {
      label: 'Views',
      unresolved: 'Unresolved',
      calls: 'Calls',
      status: 'Status',
      settings: 'Settings',
      unsaved: 'Unsaved',
      /** @type {(count: number, atLeast: boolean) => string} */
      open: (count, atLeast) => (atLeast ? `${number(count)}+` : number(count)),
      /** @type {(count: number, atLeast: boolean) => string} */
      openSpoken: (count, atLeast) =>
        atLeast
          ? `at least ${number(count)} unresolved calls`
          : plural(count, { one: '# unresolved call', other: '# unresolved calls' }),
    },

    person: {
      roles: { agent: 'Agent', supervisor: 'Supervisor', admin: 'Administrator' },
      signOut: 'Sign out',
    },

    signIn: {
      heading: 'Sign in to Autolog',
      lead: 'Review the calls that no rule could assign to a contact.',
      again: 'Your session has ended. Sign in again; your unsaved entries are kept.',
      button: 'Sign in',
    },

    live: {
      disconnected: 'Live updates are interrupted. Reconnecting…',
      displaced: 'Live updates are paused: too many windows are open. They resume when you come back to this one.',
      offline: 'You are offline. The list may be out of date until the network is back.',
      /** @type {(party: string | null) => string} */
      arrived: (party) => `New unresolved call: ${party}`,
      /** @type {(count: number) => string} */
      arrivedMany: (count) => plural(count, { one: '# new unresolved call', other: '# new unresolved calls' }),
      /** @type {(count: number) => string} */
      resolved: (count) => plural(count, { one: '# call was resolved', other: '# calls were resolved' }),
      /** @type {(party: string | null) => string} */
      formRequested: (party) => `The log form for ${party} is ready.`,
      /** @type {(count: number) => string} */
      formsRequested: (count) => plural(count, { one: '# log form is ready.', other: '# log forms are ready.' }),
      formOpen: 'Open the form',
      formLater: 'Later',
    },

    list: {
      more: 'Load more',
      loadingMore: 'Loading…',
      loading: 'Loading calls',
      /** @type {(count: number) => string} */
      shown: (count) => plural(count, { one: '# call shown', other: '# calls shown' }),
      retry: 'Try again',
      failed: 'The calls could not be loaded.',
      moreFailed: 'The next calls could not be loaded.',
      draft: 'Draft',
    },

    firstSteps: {
      heading: 'First steps',
      done: 'All set: calls are logged by themselves from now on.',
      stepDone: 'Done: ',
      contacts: 'Bring your contacts',
      contactsLead: 'Connect your CRM, and its contacts come by themselves; or upload a file.',
      connect: 'Connect a CRM',
      upload: 'Upload contacts',
      call: 'Receive a first call',
      callLead: 'Calls come from your telephony platform. A test call comes from the number of one of your contacts.',
      testCall: 'Make a test call',
      noNumber: 'No contact has a number of its own that could call.',
      log: 'See it logged',
      logLead: 'A call of one contact is logged there, also in your CRM if one is connected.',
      calls: 'Show calls',
    },

    unresolved: {
      heading: 'Unresolved',
      label: 'Unresolved calls, newest first',
      filters: 'Filter',
      kinds: {
        '': 'All',
        NO_CONTACT_MATCH: 'No match',
        MULTIPLE_CONTACTS: 'Several contacts',
        MULTIPLE_ASSOCIATIONS: 'Several items',
      },
      nothingTitle: 'No calls of this kind',
      nothing: 'There may be unresolved calls of another kind.',
      emptyTitle: 'No unresolved calls',
      empty: 'Calls that need your decision appear here automatically.',
      /** @type {(party: string | null) => string} */
      select: (party) => `Select ${party}`,
      selection: 'Selected calls',
      /** @type {(count: number) => string} */
      selected: (count) => `${number(count)} selected`,
      /** @type {(count: number) => string} */
      sameNumber: (count) => plural(count, { one: 'Add # more of this number', other: 'Add # more of this number' }),
      logSelected: 'Log together',
      differentNumbers: 'Only calls with the same number can be logged together.',
      dismissSelected: 'Dismiss',
      clear: 'Clear selection',
    },

    calls: {
      heading: 'Calls',
      label: 'Calls, newest first',
      search: 'Search by name or number',
      filters: 'Filter',
      directions: 'Direction',
      views: { all: 'All', missed: 'Missed', unlogged: 'Not logged', logged: 'Logged' },
      directionFilters: { INBOUND: 'Inbound', OUTBOUND: 'Outbound' },
      emptyTitle: 'No calls yet',
      empty: 'Calls appear here as soon as they end.',
      nothingTitle: 'No matching calls',
      nothing: 'Try another filter or a shorter search.',
      clear: 'Show all calls',
      log: 'Log',
      /** @type {(party: string | null) => string} */
      logSpoken: (party) => `Log the call with ${party}`,
      edit: 'Edit',
      /** @type {(party: string | null) => string} */
      editSpoken: (party) => `Edit the log of the call with ${party}`,
    },

    call: {
      erased: 'Erased',
      erasedLead: 'Names, numbers, texts and the log of this call were erased. Its times and agent are kept.',
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
      notLogged,
      /** @type {(reason: string) => string} */
      notLoggedBecause: (reason) => `Not logged: ${reason}`,
      /** @type {(contact: string) => string} */
      wouldLog: (contact) => `Would have been logged on ${contact}`,
      /** @type {(contact: string, item: string) => string} */
      wouldLogWith: (contact, item) => `Would have been logged on ${contact}, with ${item}`,
      /** @type {(kind: string) => string} */
      wouldAsk: (kind) => `Would have been unresolved: ${kind}`,
      wouldAskKinds: askKinds,
      /** @type {(contact: string) => string} */
      formReady: (contact) => `The log form is filled in for ${contact}. Check it, then log the call.`,
      /** @type {(count: number) => string} */
      messages: (count) => plural(count, { one: '# message', other: '# messages' }),
      thread: 'Messages',
      sms: { INBOUND: 'SMS, started by the contact', OUTBOUND: 'SMS, started by the agent' },
      /** @type {(agent: string) => string} */
      smsOf: (agent) => `With ${agent}`,
      sharedInbox: 'Shared inbox',
      /** @type {(agent: string) => string} */
      answeredBy: (agent) => `Answered by ${agent}`,
      /** @type {(agent: string) => string} */
      calledBy: (agent) => `Called by ${agent}`,
      noAgent: 'No agent',
      /** @type {(queue: string) => string} */
      queue: (queue) => `Queue ${queue}`,
      recording: 'Listen to the recording',
      newTab: 'opens in a new tab',
      /** How far the record of a log is. @type {Record<string, (crm: string) => string>} */
      crmRecord: {
        WAITING: (crm) => `On its way to ${crm}`,
        WRITTEN: (crm) => `Logged in ${crm}`,
        PARKED: (crm) => `Not in ${crm} as it should be: an admin has to look at it`,
        DISCARDED: (crm) => `Not in ${crm}: an admin gave it up`,
      },
      noNumber: 'No number to match',
      noMatch: 'No contact has this number',
      /** @type {(count: number) => string} */
      similarNumbers: (count) =>
        plural(count, { one: 'No match, # similar number', other: 'No match, # similar numbers' }),
      severalContacts: 'Several contacts have this number',
      /** @type {(count: number) => string} */
      contacts: (count) => plural(count, { one: '# contact has this number', other: '# contacts have this number' }),
      severalItems: 'Several open items',
      /** @type {(contact: string, count: number) => string} */
      items: (contact, count) => `${contact}: ${plural(count, { one: '# open item', other: '# open items' })}`,
      asks: {
        NO_CONTACT_MATCH: 'No contact has this number. Find the right one or create it.',
        WITHHELD: 'The caller withheld the number. Choose the contact if you know who called.',
        MULTIPLE_CONTACTS: 'Several contacts have this number. Choose the right one.',
        MULTIPLE_ASSOCIATIONS: 'The contact has several open items. Choose the one that the call was about.',
      },
    },

    panel: {
      none: 'Choose a call',
      noneLead: 'Its details and the log form open here.',
      keys: {
        arrows: ['↑', '↓'],
        enter: 'Enter',
        escape: 'Esc',
        control: 'Ctrl',
        move: 'move',
        open: 'open',
        select: 'select',
        search: 'search',
        close: 'close',
        save: 'save',
      },
      close: 'Close',
      call: 'Call',
      back: 'Back to the list',
      loading: 'Loading the call',
      failed: 'The call could not be loaded.',
      gone: 'This call was not found',
      goneLead: 'It was withdrawn, or you are not allowed to see it.',
      trail: 'History',
      auto: 'Autolog',
      /** @type {(count: number) => string} */
      logMany: (count) => plural(count, { one: 'Log # call', other: 'Log # calls together' }),
      logManyLead: 'Each call gets its own log, with the same contact, note and disposition.',
    },

    form: {
      label: 'Log form',
      contact: 'Contact',
      similar: 'Similar numbers, not certain',
      /** @type {(contact: string) => string} */
      contactPage: (contact) => `${contact} in the CRM, opens in a new tab`,
      /** @type {(typed: string) => [string, string]} */
      hasNumber: (typed) => ['Has this number as ', typed],
      /** @type {(typed: string) => [string, string]} */
      number: (typed) => ['Number: ', typed],
      current: 'The call is logged on this contact',
      proposed: 'Proposed by your rules',
      reasons: {
        /** @type {(typed: string) => [string, string]} */
        SHARED_SWITCHBOARD: (typed) => ['Same switchboard, another extension: ', typed],
        /** @type {(typed: string) => [string, string]} */
        LACKS_COUNTRY_CODE: (typed) => ['Same digits, but no country code: ', typed],
        /** @type {(typed: string) => [string, string]} */
        SIMILAR_NUMBER: (typed) => ['Differs by one optional digit: ', typed],
        /** @type {(typed: string) => [string, string]} */
        OLD_NUMBERING_PLAN: (typed) => ['Same line by an older numbering plan: ', typed],
        /** @type {(typed: string) => [string, string]} */
        UNREADABLE_RECORD: (typed) => ['Its newest record could not be read: ', typed],
        /** @type {(typed: string) => [string, string]} */
        OWN_LINE: (typed) => ['Also an agent’s own line: ', typed],
        /** @type {(typed: string) => [string, string]} */
        REMEMBERED_ELSEWHERE: (typed) => ['Remembered for this number, which another contact has now: ', typed],
        /** @type {(typed: string) => [string, string]} */
        OTHER_TYPE: (typed) => ['Has the number, but a type that the rules exclude: ', typed],
      },
      /** @type {(titles: string) => string} */
      open: (titles) => `Open: ${titles}`,
      /** @type {(count: number) => string} */
      openMore: (count) => plural(count, { one: 'and # more', other: 'and # more' }),
      placeholder: 'not in the CRM yet',
      search: 'Find another contact',
      searchHint: 'Name, company or number',
      searching: 'Searching…',
      /** @type {(count: number) => string} */
      results: (count) => plural(count, { one: '# contact found', other: '# contacts found' }),
      noResults: 'No contact found. Try another spelling, or create a new contact.',
      searchFailed: 'The search failed. Try again in a moment.',
      newContact: 'New contact…',
      newName: 'Name',
      newType: 'Type',
      association: 'Belongs to',
      associationNone: 'None of these',
      associationLoading: 'Looking for open items…',
      title: 'Title',
      titleHint: 'Follows from the contact',
      notes: 'Note',
      disposition: 'Disposition',
      dispositions: ['Reached', 'Left a message', 'No answer', 'Call back', 'Wrong number', 'Not interested'],
      remember: 'Always log calls of this number on this contact',
      /** @type {(count: number) => string} */
      others: (count) =>
        plural(count, {
          one: 'Also log the other unresolved call of this number',
          other: 'Also log the # other unresolved calls of this number',
        }),
      log: 'Log call',
      logMessages: 'Log messages',
      /** @type {(count: number) => string} */
      logMany: (count) => plural(count, { one: 'Log # call', other: 'Log # calls' }),
      save: 'Save changes',
      saving: 'Saving…',
      unchanged: 'There are no changes to save.',
      discard: 'Discard changes',
      dismiss: 'Dismiss…',
      dismissHeading: 'Why does this call need no log?',
      dismissReasons: ['Spam', 'Private call', 'Wrong number', 'Logged elsewhere'],
      dismissOther: 'Reason',
      dismissConfirm: 'Dismiss call',
      /** @type {(count: number) => string} */
      dismissConfirmMany: (count) => plural(count, { one: 'Dismiss # call', other: 'Dismiss # calls' }),
      cancel: 'Cancel',
      missing: {
        contact: 'Choose a contact first.',
        association: 'Choose the open item, or “None of these”.',
        name: 'Enter the name of the new contact.',
        reason: 'Enter a reason.',
      },
    },

    settings: {
      heading: 'Settings',
      label: 'Settings by topic',
      loading: 'Loading the settings',
      failed: 'The settings could not be loaded.',
      scope: 'Scope',
      scopes: { account: 'Whole account', mine: 'Only mine', agent: 'One agent…' },
      scopeAgent: 'Agent',
      scopeAgentHint: 'Id of the agent',
      scopeOpen: 'Open',
      scopeLeads: {
        account: 'These settings apply to all agents. Agents cannot change the locked ones.',
        mine: 'These settings apply to your own calls and messages.',
        /** @type {(agent: string) => string} */
        agent: (agent) => `These settings apply to the calls and messages of ${agent}.`,
      },
      sections: {
        logging: 'Automatic logging',
        'no-match': 'No matching contact',
        several: 'Several matches',
        calls: 'Which calls',
        'do-not-log': 'Do not log',
        owner: 'Owner of the log',
        numbers: 'Numbers and time zone',
        content: 'Content of the log',
        messages: 'SMS',
        crm: 'CRM',
        'contact-upload': 'Contacts from a file',
        'own-lines': 'Own lines',
        'past-calls': 'Backfill',
        'dead-letters': 'Dead letters',
        'personal-data': 'Personal data',
        changes: 'Change history',
      },
      groups: { rules: 'Rules', maintenance: 'Administration' },
      leads: {
        logging: 'Choose whether calls are logged automatically, and for which agents.',
        'no-match': 'Choose what happens to a call when no contact in the CRM has the number.',
        several: 'Choose what happens to a call when several contacts or open items match.',
        calls: 'Choose which kinds of calls are logged.',
        'do-not-log': 'Calls and messages of these numbers are never logged.',
        owner: 'Choose the CRM user who owns the log of a call.',
        numbers: 'Choose how numbers without a country code and short forms are read.',
        content: 'Choose what the log of a call contains.',
        messages: 'Text messages are listed with the calls and follow the same rules.',
        crm: 'Connect your CRM: contacts come from it, and each log goes there once.',
        'contact-upload': 'Bring contacts in from a CSV or vCard file.',
        'own-lines':
          'Your numbers and extensions. Calls between them are internal and match no contact. Remove a customer’s line; pin one that must stay.',
        'past-calls': 'Log past calls, from before logging was switched on or before the CRM had the contact.',
        'dead-letters': 'Records that could not be processed. Replay them once the cause is fixed.',
        'personal-data': 'Export or erase what is held on a contact or a number.',
        changes: 'The changes of the settings, with author and time.',
      },
      of: {
        autoLogCalls: {
          label: 'Log calls automatically',
          help: 'A call is logged as soon as it ends, if exactly one contact has its number.',
        },
        autoLogMessages: {
          label: 'Log SMS automatically',
          help: 'The messages of one agent, one number and one day share one log, which grows with each message.',
        },
        popUpOnly: {
          label: 'Only open the log form',
          help: 'After a call its log form opens, filled in. The call is logged when the agent saves the form.',
        },
        dryRun: {
          label: 'Dry run',
          help: 'Nothing is logged. Under Calls you see what would have been logged, so that you can test the rules.',
        },
        trial: {
          label: 'Trial with a few agents',
          help: 'Only the calls and messages of the agents named here are logged automatically.',
        },
        noContactMatch: {
          label: 'If no contact has the number',
          help: 'A placeholder is merged with the CRM’s own contact as soon as that contact has the number.',
        },
        severalContacts: {
          label: 'If several contacts have the number',
          help: 'If two contacts tie, or one lacks the date, the call waits under Unresolved.',
        },
        severalAssociations: {
          label: 'If the contact has several open items',
          help: 'Items are deals, tickets and other records that a log can belong to.',
        },
        whichCalls: {
          label: 'Kinds of calls',
          help: 'Calls of a kind that is not ticked are listed under Calls, but not logged.',
        },
        contactTypes: {
          label: 'Types of contact that may match',
          help: 'Leave it empty for all types. Contacts of other types are ignored.',
        },
        doNotLog: {
          label: 'Never log',
          help: 'A number, all numbers with the same prefix, or one of your extensions. The reason is shown with each call.',
        },
        owners: {
          label: 'Owners',
          help: 'The CRM user who owns the logs of an agent. Without an owner the CRM decides.',
        },
        defaultRegion: {
          label: 'Region of numbers without a country code',
          help: 'After a change, the numbers of the contacts are read again in the background.',
        },
        clockToleranceSeconds: {
          label: 'Clock tolerance in seconds',
          help: 'By how much a call’s answer or end may precede its start. Calls with a greater difference are dead letters.',
        },
        e164WithoutPlus: {
          label: 'Numbers arrive without the plus sign',
          help: 'For platforms that send E.164 numbers as digits alone: 491719999999 is read as +49 171 9999999.',
        },
        timeZone: {
          label: 'Time zone',
          help: 'The account’s days begin in this time zone, and logs state times in it.',
        },
        ownLines: {
          label: 'Own lines',
          help: 'Your own numbers and extensions. They match no contact, and calls between them are internal.',
        },
        numberFormats: {
          label: 'Dialling formats',
          help: 'The digits as dialled, with # for each digit that stays: 9########## to +1########## drops the 9 for an outside line.',
        },
        logContent: {
          label: 'Title and text',
          help: 'Fields in braces are filled in for each call.',
        },
        completion: {
          label: 'Time of logging',
          help: 'Some CRMs forbid changes to a log. For those, log a call only when all its data has arrived.',
        },
      },
      on: 'On',
      off: 'Off',
      trialAgents: 'Agents in the trial',
      trialAgentsHint: 'Id of an agent',
      noContactMatch: {
        ASK: [noMatchRules.ASK, ask],
        MAKE_PLACEHOLDER: [
          noMatchRules.MAKE_PLACEHOLDER,
          'It is named after the caller, and the call is logged on it.',
        ],
      },
      placeholderType: 'Type',
      placeholderTypeHint: 'None',
      placeholderPrefix: 'Name prefix',
      placeholderCaller: 'SMITH J',
      /** @type {(caller: string, name: string) => string} */
      placeholderExample: (caller, name) => `A call from ${caller} would be logged on “${name}”.`,
      severalContacts: {
        ASK: [contactRules.ASK, ask],
        MOST_RECENTLY_UPDATED: [contactRules.MOST_RECENTLY_UPDATED, null],
        FIRST_BY_NAME: [contactRules.FIRST_BY_NAME, null],
        EARLIEST_CREATED: [contactRules.EARLIEST_CREATED, null],
      },
      severalAssociations: {
        ASK: [itemRules.ASK, ask],
        NEWEST: [itemRules.NEWEST, null],
        NONE: [itemRules.NONE, 'The call is logged on the contact alone.'],
      },
      whichCalls: {
        missed: ['Missed calls', 'The call was not answered.'],
        voicemails: ['Voicemails', 'The call ended in a voicemail box.'],
        missedButAnsweredByOthers: ['Calls that a colleague answered', 'Also logged for the agents who missed them.'],
        internal: [
          'Internal calls',
          'Between two of your own lines. They match no contact, so each waits under Unresolved.',
        ],
      },
      contactTypesAdd: 'Type of contact',
      kinds: { NUMBER: 'Number', PREFIX: 'Number prefix', EXTENSION: 'Extension', FEATURE_CODE: 'Feature code' },
      doNotLogKind: 'Kind',
      doNotLogReason: 'Reason',
      doNotLogReasonHint: 'Optional',
      doNotLogNone: 'The list is empty.',
      doNotLogFilter: 'Find in the list',
      /** @type {(shown: number, all: number) => string} */
      doNotLogShown: (shown, all) => `${number(shown)} of ${number(all)} shown`,
      doNotLogNothing: 'No matching entries.',
      ownerAgent: 'Agent’s id or e-mail',
      ownerUser: 'Owner’s id in the CRM',
      ownerAdd: 'Add an agent',
      ownerFallback: 'Owner of all other logs',
      ownerFallbackHint: 'The CRM decides',
      ownLinesAdd: 'Number or extension',
      formatPattern: 'Dialled',
      formatE164: 'Means',
      formatAdd: 'Add a format',
      inboundSubject: 'Title of an inbound call',
      outboundSubject: 'Title of an outbound call',
      messagesSubject: 'Title of SMS',
      /** @type {(field: string, where: string) => string} */
      insert: (field, where) => `Insert ${field} into “${where}”`,
      fields: {
        contact: 'contact',
        number: 'number',
        direction: 'direction',
        result: 'result',
        date: 'date',
        time: 'time',
        duration: 'duration',
        agent: 'agent',
        queue: 'queue',
      },
      parts: 'The text contains',
      partNames: {
        NOTES: 'Note and disposition',
        NUMBER: 'Number',
        TIMES: 'Times',
        DURATION: 'Duration',
        RESULT: 'Result',
        RECORDING: 'Link to the recording',
      },
      completion: {
        AT_ONCE: [completionRules.AT_ONCE, 'The log is updated when the result or the recording arrives later.'],
        COMPLETE: [
          completionRules.COMPLETE,
          'Logged once, with the recording, or when the time limit below has passed.',
        ],
      },
      deadline: 'Time limit in minutes',
      add: 'Add',
      /** @type {(entry: string) => string} */
      remove: (entry) => `Remove ${entry}`,
      lock: 'Lock for agents',
      /** @type {(setting: string) => string} */
      lockSpoken: (setting) => `Lock “${setting}” for agents`,
      locked: 'Locked by an administrator, who can change it.',
      accountOnly: 'Set for the whole account. Administrators can change it.',
      accountOnlyAdmin: 'Set for the whole account, not for one agent.',
      own: 'Your own choice.',
      ownAgent: 'The agent’s own choice.',
      followAccount: 'Use the account’s',
      lockedSection: 'You cannot change this',
      seeLog: 'Preview of a log',
      seeMessages: 'Preview of an SMS log',
      previewWaits: 'Loading the preview…',
      previewFailed: 'The preview is not available at the moment.',
      previewNothing: 'The text is empty.',
      tryNumber: 'Try a number',
      tryNumberHelp:
        'Enter a number as dialled or as in the CRM, to see how it is read and which contacts match. Your unsaved changes apply.',
      tryNumberHint: 'For example 9 415 555 2671',
      tryReads: 'Reads as',
      tryUnread: 'Not a number that can be looked up',
      tryMatches: 'Matches',
      trySimilar: 'Similar, not certain',
      tryNoContact: 'No contact',
      tryOutcome: 'A call from it',
      save: 'Save',
      saveAll: 'Save all',
      discard: 'Discard',
      discardAll: 'Discard all',
      /** @type {(count: number) => string} */
      unsavedMany: (count) => plural(count, { one: '# unsaved change', other: '# unsaved changes' }),
      unsavedLabel: 'Unsaved changes',
      nothingToSave: 'There are no changes to save.',
      saved: 'Saved. The change applies from the next call on.',
      /** @type {(why: string) => string} */
      refused: (why) => `Not saved. ${why} Your changes are kept.`,
      refusedSee: 'Not saved: correct the marked fields. Your changes are kept.',
      /** @type {(section: string) => string} */
      refusedElsewhere: (section) => `Correct the marked fields under “${section}”.`,
      /** @type {(author: string, time: string) => string} */
      staleBy: (author, time) => `${author} changed these settings in the meantime, at ${time}.`,
      staleUnknown: 'These settings were changed in the meantime.',
      staleYou: 'You, in another window,',
      stale: 'Your changes were not saved. Load the current settings; your changes stay, and you can save them again.',
      staleLoad: 'Load the current settings',
      staleLoaded: 'These are the current settings, with your changes on top.',
      noEntries: 'None',
      summary: {
        on: 'On',
        off: 'Off',
        dryRun: 'Dry run',
        formOnly: 'Only the form',
        /** @type {(count: number) => string} */
        trial: (count) => plural(count, { one: 'trial, # agent', other: 'trial, # agents' }),
        /** @type {(contacts: string, items: string) => string} */
        several: (contacts, items) => `Contacts: ${contacts} · Items: ${items}`,
        allCalls: 'All',
        withoutMissed: 'Without missed calls',
        withoutVoicemails: 'Without voicemails',
        withoutBoth: 'Without missed calls and voicemails',
        internalToo: 'internal too',
        /** @type {(count: number) => string} */
        entries: (count) => plural(count, { one: '# entry', other: '# entries' }),
        noEntries: 'No entries',
        /** @type {(count: number) => string} */
        agents: (count) => plural(count, { one: '# agent', other: '# agents' }),
        crmDecides: 'The CRM decides',
        crm: 'Connection, parked logs and API keys',
        contactUpload: 'CSV and vCard, with a preview',
        ownLines: 'Origin of each line, pinned and removed lines',
        backfill: 'Log past calls',
        deadLetters: 'Records that could not be processed',
        personalData: 'Export and erase',
        changes: 'Author and time of each change',
      },
      changes: {
        none: 'There are no changes yet.',
        failed: 'The changes could not be loaded.',
        /** @type {(agent: string) => string} */
        forAgent: (agent) => `for ${agent}`,
        removed: 'Removed',
        added: 'Added',
        before: 'before',
        after: 'now',
        unset: 'the default',
        locked: 'Locks',
        ownLineChoice: 'Choice about an own line',
        noChoice: 'no choice',
        crmLogsDiscarded: 'Parked logs discarded',
        /** @type {(count: number) => string} */
        logs: (count) => plural(count, { one: '# log', other: '# logs' }),
        crmDeletionsConfirmed: 'Deleted contacts of the CRM confirmed',
        contactsUploaded: 'Contacts brought in from a file',
        /** @type {(count: number) => string} */
        contacts: (count) => plural(count, { one: '# contact', other: '# contacts' }),
        noConnection: 'not connected',
        secretsEntered: 'secrets entered',
      },
    },

    backfill: {
      from: 'From',
      to: 'To',
      /** @type {(zone: string) => string} */
      zone: (zone) => `Whole days, in your time zone (${zone}).`,
      agents: 'Agents',
      agentsHint: 'All agents',
      preview: 'Preview',
      starting: 'Starting…',
      previewHelp: 'The preview changes nothing. It shows how many calls would be logged before you decide.',
      heading: 'New backfill',
      current: 'Current backfill',
      earlier: 'Earlier backfills',
      none: 'No backfills yet.',
      failed: 'The backfills could not be loaded.',
      /** @type {(from: string, to: string) => string} */
      span: (from, to) => `${from} – ${to}`,
      allAgents: 'All agents',
      /** @type {(author: string) => string} */
      by: (author) => `by ${author}`,
      states: {
        PREVIEWING: 'Preparing the preview…',
        PREVIEWED: 'Ready to start',
        RUNNING: 'Running',
        PAUSED: 'Paused',
        CANCELLED: 'Cancelled',
        DONE: 'Done',
        FAILED: 'Failed',
      },
      /** @type {(done: number) => string} */
      checkedSoFar: (done) => plural(done, { one: '# call checked', other: '# calls checked' }),
      /** @type {(done: number, total: number) => string} */
      checked: (done, total) => `${number(done)} of ${plural(total, { one: '# call', other: '# calls' })} checked`,
      figures: {
        wouldLog: 'would be logged',
        wouldAsk: 'would be unresolved',
        wouldNot: 'would stay unlogged',
        logged: 'logged',
        asked: 'unresolved',
        not: 'not logged',
      },
      nothing: 'There are no calls to log in this period.',
      /** @type {(count: number) => string} */
      count: (count) => number(count),
      actions: { start: 'Start logging', pause: 'Pause', resume: 'Resume', cancel: 'Cancel the backfill' },
      cancelQuestion: 'Cancel this backfill? Calls that it has logged stay logged.',
      cancelConfirm: 'Cancel the backfill',
      cancelKeep: 'Keep it',
      done: {
        start: 'The backfill has started.',
        pause: 'The backfill is paused.',
        resume: 'The backfill has resumed.',
        cancel: 'The backfill is cancelled.',
      },
      live: 'Live calls take precedence over a backfill.',
      missing: {
        from: 'Choose the first day.',
        to: 'Choose the last day.',
        order: 'The last day is before the first.',
      },
    },

    status: {
      heading: 'Status',
      loading: 'Loading the status',
      failed: 'The status could not be loaded.',
      /** @type {(time: string) => string} */
      asOf: (time) => `As of ${time}, updated every 15 seconds.`,
      verdicts: {
        RUNNING: 'Running normally.',
        BEHIND: 'Running, with a delay.',
        NOT_RUNNING: 'Not running.',
        unreachable: 'The server cannot be reached.',
      },
      /** @type {(time: string) => string} */
      unreachableLead: (time) => `The figures below are from ${time}. The page keeps trying.`,
      reasons: {
        DATABASE_AWAY: 'The database is unavailable. No calls are lost; they are processed when it is back.',
        SCHEMA_OUTDATED: 'The database is being migrated. New calls are processed afterwards.',
        KAFKA_AWAY: 'Kafka is unavailable. No calls are received or published until it is back.',
        TOPIC_MISSING:
          'A topic of Kafka is missing. Its records are processed when it is back; inform the operators of the service.',
        NOBODY_PUBLISHES:
          'Calls are processed, but not published to the CRM. This usually ends within seconds; if it does not, inform the operators of the service.',
        RECORDS_MISSED:
          'Kafka deleted records before they were processed. Inform the operators of the service, who can have them published again.',
        CALLS_WAIT: 'Ended calls wait to be processed. The service is catching up.',
        MESSAGES_WAIT: 'Messages wait to be processed. The service is catching up.',
        CONTACTS_WAIT: 'Contact changes wait to be processed. Until then, calls may match outdated contacts.',
        DECISIONS_WAIT: 'Logs wait to be published to the CRM. The service is catching up.',
      },
      backlog: {
        heading: 'Backlog',
        lead: 'Across all accounts. A delay of some seconds is normal.',
        topics: { 'call-ended': 'Ended calls', 'message-exchanged': 'Messages', 'crm-contacts': 'Contacts of the CRM' },
        publishing: 'Publishing to the CRM',
        upToDate: 'Up to date',
        /** @type {(duration: string) => string} */
        seconds: (duration) => `The oldest has waited ${duration}`,
        moment: 'The oldest arrived just now',
        some: 'Records are waiting',
        missing: 'The topic is missing',
        /** @type {(records: number) => string} */
        missed: (records) => `${number(records)} deleted before they were processed`,
        unknown: 'Unknown',
      },
      open: {
        heading: 'Unresolved calls',
        none: 'No unresolved calls.',
        /** @type {(count: number, atLeast: boolean) => string} */
        some: (count, atLeast) =>
          atLeast
            ? `More than ${number(count)} unresolved calls.`
            : plural(count, { one: '# unresolved call.', other: '# unresolved calls.' }),
        oldest: 'The oldest is from',
        link: 'Open the unresolved calls',
      },
      deadLetters: {
        heading: 'Dead letters',
        none: 'No dead letters.',
        topic: 'Topic',
        reason: 'Reason',
        count: 'Records',
        link: 'View and replay them',
        admins: 'Administrators can view and replay them in the settings.',
      },
      today: {
        heading: 'Today',
        /** @type {(day: string, zone: string) => string} */
        lead: (day, zone) =>
          `${day}, in the account’s time zone (${zone}). Calls and messages count in the hour in which they began.`,
        unknown: 'Not available while the database is unavailable.',
        logged: 'Logged',
        byAutolog: 'automatically',
        byRule: 'by a rule',
        byPeople: 'by people',
        conflicts: 'New unresolved calls',
        kinds: {
          NO_CONTACT_MATCH: 'no match',
          MULTIPLE_CONTACTS: 'several contacts',
          MULTIPLE_ASSOCIATIONS: 'several items',
        },
        resolved: 'Resolved calls',
        notLogged: 'Not logged',
        none: 'None yet today.',
        table: 'As a table',
        hour: 'Hour',
        total: 'Total',
        /** @type {(count: number) => string} */
        count: (count) => number(count),
        /** @type {(count: number, part: string) => string} */
        amount: (count, part) => `${number(count)} ${part}`,
        /** @type {(hour: string, count: number) => string} */
        most: (hour, count) => `Busiest hour: ${hour}, with ${number(count)}.`,
        /** @type {(title: string) => string} */
        perHour: (title) => `${title} per hour`,
      },
    },

    ownLines: {
      loading: 'Loading the own lines',
      failed: 'The own lines could not be loaded.',
      none: 'No own lines yet',
      noneLead: 'Numbers and extensions of agents appear here after their first calls.',
      label: 'Own lines',
      states: {
        SETTINGS: 'From the settings',
        PINNED: 'Pinned',
        LEARNED: 'Learned from calls',
        REMOVED: 'Removed',
      },
      origins: {
        /** @type {(agent: string) => string} */
        NUMBER: (agent) => `Number of ${agent}`,
        /** @type {(agent: string) => string} */
        EXTENSION: (agent) => `Extension of ${agent}`,
      },
      /** @type {(id: string) => string} */
      call: (id) => `call ${id}`,
      earlier: 'no longer',
      withoutOrigin: 'An earlier release learned it and kept no origin.',
      /** @type {(section: string) => string} */
      listed: (section) => `Listed under “${section}”, where you can change it.`,
      /** @type {(state: string, author: string, time: string) => string} */
      chosenBy: (state, author, time) => `${state} by ${author}, ${time}`,
      actions: { pin: 'Pin', remove: 'Remove', 'take-back': 'Undo' },
      /** @type {(action: string, line: string) => string} */
      spoken: (action, line) => `${action} ${line}`,
      other: 'Another number or extension',
      done: {
        pin: 'Pinned. The line stays yours even if no agent has it.',
        remove: 'Removed. From the next call on, the number is looked up among the contacts.',
        'take-back': 'Undone. What calls show counts again.',
      },
    },

    contactUpload: {
      failed: 'The upload could not be loaded.',
      choose: 'Choose a file',
      help: 'CSV from Excel, Outlook, Google or a CRM, or vCards: up to 20 MiB and 200,000 rows. Nothing is brought in before you have seen the preview.',
      file: 'CSV or vCard file',
      preview: 'Preview',
      tooLarge: 'The file is larger than 20 MiB.',
      upload: 'The file',
      /** @type {Record<string, string>} */
      formats: { CSV: 'CSV', VCARD: 'vCard' },
      /** @type {Record<string, string>} */
      states: {
        READING: 'The file is being read…',
        PREVIEWED: 'Ready to start',
        RUNNING: 'Contacts are being brought in',
        DONE: 'Done',
      },
      /** @type {(name: string) => string} */
      by: (name) => `uploaded by ${name}`,
      /** @type {Record<string, string>} */
      separators: { ',': 'comma', ';': 'semicolon', '\t': 'tab' },
      /** @type {(done: number, total: number) => string} */
      done: (done, total) => `${number(done)} of ${plural(total, { one: '# contact', other: '# contacts' })}`,
      /** @type {(count: number) => string} */
      count: (count) => number(count),
      /** @type {Record<string, string>} */
      figures: { added: 'New', changed: 'Changed', unchanged: 'Unchanged', bad: 'Bad rows', deleted: 'Deleted' },
      columns: 'Columns',
      /** @type {(column: number) => string} */
      unnamed: (column) => `Column ${column}`,
      /** @type {Record<string, string>} */
      fields: {
        ID: 'Id',
        NAME: 'Name',
        FIRST_NAME: 'First name',
        LAST_NAME: 'Last name',
        COMPANY: 'Company',
        PHONE: 'Phone number',
        NONE: 'Not used',
      },
      idsOfColumn: 'Contacts are recognised by their ids in the file. The same id in a later file updates the contact.',
      idsOfRow:
        'Without a column of ids, contacts are recognised by their names and numbers. If one of them changes in a later file, it is another contact.',
      region: 'Numbers without a country code are from',
      regionOfAccount: 'the region of the account',
      first: 'The first contacts',
      unnamedContact: 'Without a name',
      /** @type {(count: number) => string} */
      bad: (count) => plural(count, { one: '# bad row is left out', other: '# bad rows are left out' }),
      /** @type {(line: number) => string} */
      line: (line) => `Line ${line}:`,
      /** Texts of problems; the server's English if there is none. @type {Record<string, string>} */
      problems: {
        ROW_TOO_LARGE: 'The row is larger than 64 KiB.',
        QUOTE_NOT_CLOSED: 'A quotation mark is not closed, so the rest of the file cannot be read.',
        TOO_MANY_CELLS: 'The row has more cells than the header.',
        NOT_A_CONTACT: 'This is not the card of a person or company.',
        ID_MISSING: 'The id is missing.',
        DUPLICATE: 'An earlier row is the same contact.',
        EMPTY_CONTACT: 'The row has neither a name nor a company nor a number.',
        SCIENTIFIC_NUMBER: 'A spreadsheet program has cut off the end of a number. Format the column as text.',
        TOO_LONG: 'A text is too long, or there are too many numbers.',
      },
      report: 'Save the report of bad rows (CSV)',
      actions: 'Actions',
      /** @type {(count: number) => string} */
      deletesMissing: (count) =>
        plural(count, {
          one: 'Delete # contact that this file does not have',
          other: 'Delete # contacts that this file does not have',
        }),
      missingHelp: 'Contacts of earlier files only. Those of a CRM stay.',
      /** @type {(count: number) => string} */
      start: (count) => plural(count, { one: 'Bring # contact in', other: 'Bring # contacts in' }),
      started: 'The contacts are being brought in.',
      discard: 'Discard',
      stop: 'Stop',
      another: 'Another file',
      kept: 'The report is kept until',
    },

    crm: {
      loading: 'Loading the connection',
      failed: 'The connection could not be loaded.',
      unavailable:
        'CRMs cannot be connected yet: the service has no key to encrypt their secrets with. Its operator sets autolog.crm.secret-key.',
      kindGone: 'This release has no CRM of this kind.',
      connect: 'Connect a CRM',
      access: 'Access',
      which: 'CRM',
      /** Labels of fields by CRM; the server's English if there is none. @type {Record<string, Record<string, string>>} */
      fields: {
        carddav: {
          address: 'Address of the server or of one address book, such as https://dav.example.com',
          user: 'User',
          password: 'Password',
        },
        espocrm: { address: 'Address, such as https://crm.example.com', key: 'API key' },
        frappe: { address: 'Address, such as https://example.frappe.cloud', key: 'API key', secret: 'API secret' },
        hubspot: { token: 'Access token of the private app' },
        odoo: {
          address: 'Address, such as https://example.odoo.com',
          database: 'Database',
          user: 'User, before Odoo 19',
          key: 'API key',
        },
        pipedrive: { token: 'API token' },
        salesforce: {
          address: 'My Domain address, https://….my.salesforce.com',
          consumerKey: 'Consumer key of the app',
          user: 'Username of the integration user',
          privateKey: 'Private key of the app’s certificate (PKCS #8, PEM)',
        },
        webhook: {
          address: 'Address of the receiver, such as https://example.com/logs',
          secret: 'Signing secret, such as whsec_…',
        },
        zoho: {
          address: 'Accounts server, such as https://accounts.zoho.eu',
          organization: 'Organization ID, such as 20012345678',
          clientId: 'Client ID of the self client',
          clientSecret: 'Client secret of the self client',
        },
      },
      /** @type {(label: string) => string} */
      optional: (label) => `${label} (optional)`,
      stored: 'stored; leave it empty to keep it',
      secretsHelp: 'Keys and passwords are stored encrypted and never shown again.',
      save: 'Save and test',
      saveNew: 'Connect and test',
      /** @type {Record<string, string>} */
      states: { CONNECTED: 'Connected', PAUSED: 'Paused', SIGN_IN_NEEDED: 'Sign-in needed' },
      /** @type {Record<string, string>} */
      stateHelp: {
        CONNECTED: 'Contacts come in, and logs go out.',
        PAUSED: 'Nothing is sent. New logs wait.',
        SIGN_IN_NEEDED: 'The CRM refuses the access. Enter a new key or password below. New logs wait.',
      },
      logsOnly: 'Logs go out.',
      /** @type {(name: string) => string} */
      by: (name) => `connected by ${name}`,
      /** @type {(count: number, atLeast: boolean) => string} */
      waiting: (count, atLeast) =>
        atLeast
          ? `More than ${number(count)} logs are on their way.`
          : plural(count, { one: '# log is on its way.', other: '# logs are on their way.' }),
      syncing: 'First synchronization of the contacts',
      /** @type {(read: number) => string} */
      readSoFar: (read) => plural(read, { one: '# contact read so far', other: '# contacts read so far' }),
      /** @type {(read: number, total: number) => string} */
      read: (read, total) => `${number(read)} of ${plural(total, { one: '# contact', other: '# contacts' })} read`,
      synced: 'All contacts read:',
      contactsError: 'The contacts could not be read',
      /** @type {(count: number) => string} */
      missing: (count) =>
        plural(count, {
          one: '# contact is gone in the CRM. It stays in Autolog until you confirm that.',
          other: '# contacts are gone in the CRM. They stay in Autolog until you confirm that.',
        }),
      missingAct: 'Delete them here too…',
      /** @type {(count: number) => string} */
      missingQuestion: (count) =>
        plural(count, {
          one: 'Delete # contact in Autolog that the CRM does not have any more?',
          other: 'Delete # contacts in Autolog that the CRM does not have any more?',
        }),
      missingConfirm: 'Delete',
      lastError: 'Last error',
      /** @type {(time: string) => string} */
      retriedAt: (time) => `The next attempt is at ${time}.`,
      checking: 'Testing the connection…',
      unchecked: 'Not tested since the last change.',
      good: 'Tested: nothing is missing.',
      goodPaused: 'Tested: nothing is missing. Start the connection.',
      lacks: 'Tested. This is missing:',
      test: 'Test',
      /** @type {Record<string, string>} */
      moves: { resume: 'Start', pause: 'Pause' },
      disconnect: 'Disconnect…',
      disconnectQuestion:
        'Disconnect the CRM? What stands in it stays there, and contacts that came from it stay here. Logs that are waiting or parked do not get there any more, and the stored access is deleted.',
      disconnectConfirm: 'Disconnect',
      no: 'Cancel',
      /** @type {Record<string, string>} */
      done: {
        save: 'Saved. The connection is being tested.',
        resume: 'Started.',
        pause: 'Paused. New logs wait.',
        disconnect: 'Disconnected. What stands in the CRM stays there.',
        confirm: 'Confirmed. The contacts are looked for once more, then deleted.',
      },
      /** Why a request failed or a log is parked, by code. @type {Record<string, string>} */
      reasons: {
        TIMEOUT: 'The CRM did not answer in time.',
        CONNECTION_LOST: 'The CRM did not answer in time.',
        UNREACHABLE: 'The CRM cannot be reached.',
        HOST_UNKNOWN: 'No server has this address.',
        ADDRESS_REFUSED: 'Requests may not go to this address: it is not public, or not one of this CRM’s.',
        ANSWER_TOO_LONG: 'The CRM answered something unexpected: is the address right?',
        ANSWER_UNEXPECTED: 'The CRM answered something unexpected: is the address right?',
        NOT_JSON: 'The CRM answered something unexpected: is the address right?',
        CREDENTIAL_MISSING: 'Something to sign in with is missing: enter it.',
        KEY_UNUSABLE: 'The private key cannot be read.',
        SECRET_UNUSABLE: 'The signing secret cannot be used: enter whsec_ and 24 to 64 random bytes in Base64.',
        TOKEN_REFUSED: 'The CRM refuses the sign-in: enter a new key or password.',
        HTTP_401: 'The CRM refuses the sign-in: enter a new key or password.',
        HTTP_403: 'The CRM does not permit this: give the access more rights.',
        HTTP_429: 'The CRM’s limit of requests is used up for now.',
        LIMIT_USED_UP: 'The CRM’s limit of requests is used up for now.',
        HTTP_500: 'The CRM has a fault of its own at the moment.',
        HTTP_502: 'The CRM has a fault of its own at the moment.',
        HTTP_503: 'The CRM has a fault of its own at the moment.',
        HTTP_504: 'The CRM has a fault of its own at the moment.',
        UNREADABLE: 'The log cannot be read.',
        UNFINISHED: 'The CRM has a part of the log, and did not take the rest.',
        GONE: 'The CRM’s record of the log disappears each time it is written.',
        PERHAPS_WRITTEN:
          'No answer came, and the CRM offers no way to find out whether it has the log. Look in the CRM before you try again.',
        ADAPTER_FAULT: 'Something went wrong in Autolog. Its operator finds more in its log.',
      },
    },

    parkedLogs: {
      heading: 'Parked logs',
      loading: 'Loading the parked logs',
      failed: 'The parked logs could not be loaded.',
      none: 'No parked logs',
      noneLead: 'Logs that the CRM does not take appear here with the reason.',
      label: 'Parked logs, newest first',
      withdrawn: 'A log to be deleted in the CRM',
      unknown: 'A log without details',
      conflict: 'A conflict',
      since: 'since',
      open: 'Open the call',
      /** @type {(title: string) => string} */
      openSpoken: (title) => `Open the call: ${title}`,
      /** @type {(title: string) => string} */
      select: (title) => `Select ${title}`,
      selectAll: 'Select all shown',
      /** @type {(count: number) => string} */
      selected: (count) => `${number(count)} selected`,
      retry: 'Try again',
      retryQuestion:
        'The CRM may already have some of the selected logs. Look there first: written again, they can be there twice.',
      retryConfirm: 'Write again',
      discard: 'Discard…',
      /** @type {(count: number) => string} */
      discardQuestion: (count) =>
        plural(count, {
          one: 'Discard # log? The CRM does not get it, unless it is changed later.',
          other: 'Discard # logs? The CRM does not get them, unless they are changed later.',
        }),
      discardConfirm: 'Discard',
      no: 'Cancel',
      /** @type {(count: number) => string} */
      retried: (count) => plural(count, { one: '# log is tried again.', other: '# logs are tried again.' }),
      /** @type {(count: number) => string} */
      discarded: (count) => plural(count, { one: '# log discarded.', other: '# logs discarded.' }),
      /** @type {(count: number) => string} */
      notDone: (count) => plural(count, { one: '# was no longer parked.', other: '# were no longer parked.' }),
    },

    apiKeys: {
      heading: 'API keys for contacts',
      one: 'API key',
      lead: 'With a key, a program of yours puts contacts here where no connection does. It can do nothing else.',
      loading: 'Loading the keys',
      failed: 'The keys could not be loaded.',
      none: 'No keys yet.',
      name: 'Name of the new key',
      create: 'Create a key',
      /** @type {(name: string) => string} */
      created: (name) => `The key “${name}”. Copy it now: it is not stored and never shown again.`,
      copied: 'I have copied it',
      /** @type {(name: string) => string} */
      by: (name) => `created by ${name}`,
      unused: 'Never used',
      used: 'Last used',
      revoke: 'Revoke…',
      /** @type {(name: string) => string} */
      revokeSpoken: (name) => `Revoke “${name}”…`,
      /** @type {(name: string) => string} */
      revokeQuestion: (name) => `Revoke “${name}”? Programs that use it are refused at once.`,
      revokeConfirm: 'Revoke',
      revoked: 'Revoked. The key is refused from now on.',
      no: 'Cancel',
    },

    personalData: {
      whose: 'Whose data',
      kinds: { number: 'Number', contactId: 'Contact' },
      fields: { number: 'Phone number', contactId: 'Contact ID in the CRM' },
      help: {
        number: 'Calls and messages of the number. A contact in the CRM keeps its name here, without the number.',
        contactId: 'The contact, the contacts merged into it, and the numbers that no other contact has.',
      },
      export: 'Export',
      erase: 'Erase…',
      question: {
        /** @type {(typed: string) => string} */
        number: (typed) => `Erase all names, notes, texts and recording links of ${typed}? This cannot be undone.`,
        /** @type {(typed: string) => string} */
        contactId: (typed) =>
          `Erase all names, numbers, notes, texts and recording links of the contact ${typed}? This cannot be undone.`,
      },
      confirm: 'Erase',
      no: 'Cancel',
      requested: 'The erasure has begun.',
      exported: 'The export was saved as export.json.',
      earlier: 'Erasures',
      loading: 'Loading the erasures',
      failed: 'The erasures cannot be loaded',
      none: 'No erasures',
      noneLead: 'Erasures appear here with their progress.',
      aNumber: 'A number',
      /** @type {(id: string) => string} */
      aContact: (id) => `Contact ${id}`,
      steps: {
        NUMBERS: 'Finding numbers',
        CONTACTS: 'Erasing contacts',
        CALLS: 'Erasing calls',
        MESSAGES: 'Erasing messages',
        MENTIONS: 'Erasing mentions in other calls',
        DEAD_LETTERS: 'Erasing dead letters',
        TRAIL: 'Erasing the audit trail',
        TOPICS: 'Publishing tombstones',
        DONE: 'Done',
      },
      /** @type {(counts: Record<string, number | undefined>) => string} */
      counts: ({ calls = 0, messages = 0, contacts = 0 }) =>
        `Calls and threads: ${number(calls)} · Messages: ${number(messages)} · Contacts: ${number(contacts)}`,
      /** @type {(count: number) => string} */
      kept: (count) =>
        plural(count, {
          one: '# setting still names the number. Change it there if it must go.',
          other: '# settings still name the number. Change them there if it must go.',
        }),
      topics: 'Topics that may still hold it',
      /** @type {(seconds: number | null) => string} */
      retention: (seconds) =>
        seconds === null
          ? 'until the next compaction'
          : plural(Math.ceil(seconds / 86_400), { one: 'for up to # day', other: 'for up to # days' }),
    },

    deadLetters: {
      status: 'Status',
      statuses: { WAITING: 'Waiting', REPLAYED: 'Replayed', DISCARDED: 'Discarded' },
      topic: 'Topic',
      allTopics: 'All topics',
      loading: 'Loading the dead letters',
      failed: 'The dead letters could not be loaded.',
      label: 'Dead letters, newest first',
      none: {
        WAITING: 'No waiting dead letters',
        REPLAYED: 'No replayed dead letters',
        DISCARDED: 'No discarded dead letters',
      },
      noneLead: 'Records that cannot be processed appear here unchanged.',
      /** @type {(reason: string) => string} */
      select: (reason) => `Select ${reason}`,
      selectAll: 'Select all shown',
      /** @type {(count: number) => string} */
      selected: (count) => `${number(count)} selected`,
      replay: 'Replay',
      replayAll: 'Replay all…',
      /** @type {(topic: string) => string} */
      replayAllQuestion: (topic) =>
        topic ? `Replay all waiting dead letters of ${topic}?` : 'Replay all waiting dead letters?',
      replayAllConfirm: 'Replay all',
      discard: 'Discard…',
      /** @type {(count: number) => string} */
      discardQuestion: (count) =>
        plural(count, {
          one: 'Discard # dead letter? It will not be processed.',
          other: 'Discard # dead letters? They will not be processed.',
        }),
      discardConfirm: 'Discard',
      no: 'Cancel',
      /** @type {(count: number) => string} */
      replayed: (count) => plural(count, { one: '# dead letter replayed.', other: '# dead letters replayed.' }),
      /** @type {(count: number) => string} */
      discarded: (count) => plural(count, { one: '# dead letter discarded.', other: '# dead letters discarded.' }),
      /** @type {(count: number) => string} */
      notDone: (count) => plural(count, { one: '# failed and stays here.', other: '# failed and stay here.' }),
      show: 'Show the record',
      excerpt: 'The record',
      /** @type {(size: number) => string} */
      excerptCut: (size) => `The first part of ${plural(size, { one: '# byte', other: '# bytes' })}.`,
      key: 'Key',
      /** @type {(topic: string, partition: number, offset: number) => string} */
      origin: (topic, partition, offset) => `${topic}, partition ${partition}, offset ${offset}`,
      again: 'It was replayed before and failed again.',
      noValue: 'The record has no value.',
      reasons: {
        NULL_VALUE: 'No value',
        TOO_LARGE: 'Too large',
        NOT_UTF8: 'Not UTF-8',
        NOT_JSON: 'Not JSON',
        NUL_CHARACTER: 'Contains a NUL character',
        MISSING_FIELD: 'Missing field',
        WRONG_TYPE: 'Field of the wrong type',
        UNKNOWN_VALUE: 'Unknown value',
        INVALID_FORMAT: 'Invalid format',
        TIME_WITHOUT_OFFSET: 'Time without UTC offset',
        ABSURD_DATE: 'Implausible date',
        CONTRADICTION: 'Contradictory fields',
        TOO_LONG: 'Text too long',
        KEY_MISMATCH: 'Key does not match the value',
        PROCESSING_FAILED: 'Processing failed',
        UNKNOWN: 'Unknown reason',
      },
      /** @type {(status: string, author: string, time: string) => string} */
      doneBy: (status, author, time) => `${status} by ${author}, ${time}`,
      /** @type {(count: number) => string} */
      shown: (count) => plural(count, { one: '# dead letter shown', other: '# dead letters shown' }),
    },

    done: {
      /** @type {(contact: string) => string} */
      logged: (contact) => `Logged on ${contact}.`,
      /** @type {(count: number) => string} */
      loggedMany: (count) => plural(count, { one: '# call logged.', other: '# calls logged.' }),
      saved: 'Changes saved.',
      dismissed: 'Dismissed.',
      /** @type {(count: number) => string} */
      dismissedMany: (count) => plural(count, { one: '# call dismissed.', other: '# calls dismissed.' }),
      /** @type {(done: number, left: number) => string} */
      partly: (done, left) =>
        `${plural(done, { one: '# call done', other: '# calls done' })}. ${plural(left, {
          one: '# was resolved by another person in the meantime',
          other: '# were resolved by other people in the meantime',
        })}.`,
      /** @type {(done: number, left: number) => string} */
      partlyFailed: (done, left) =>
        `${plural(done, { one: '# call done', other: '# calls done' })}, ${plural(left, { one: '# failed', other: '# failed' })}. Failed calls stay in the list: open one to see the reason.`,
      open: 'Show',
    },

    /** Entries of a call's history, by their code. @type {Record<string, (parameters: import('../server/types.js').Parameters) => string>} */
    trail: {
      LOGGED: (log) => loggedOn('Logged on', log),
      LOGGED_CONTACTS_CHANGED: (log) => loggedOn('The contacts changed: logged on', log),
      LOGGED_BACKFILL: (log) => loggedOn(`Logged by ${backfillOf(log.jobOwner)} on`, log),
      LOG_CORRECTED: () => 'The telephony platform corrected the call, and the log with it.',
      LOG_CORRECTED_MESSAGES: () => 'Messages were added or corrected, and the log with them.',
      LOG_CORRECTED_LEG_WITHDRAWN: () =>
        'The telephony platform took the call back. The log stays, because a person chose or wrote it.',
      LOG_WITHDRAWN: () => 'The telephony platform corrected the call: the log is withdrawn.',
      LOG_WITHDRAWN_MESSAGES: () => 'The telephony platform corrected the messages: the log is withdrawn.',
      LOG_WITHDRAWN_LEG_WITHDRAWN: () =>
        'The telephony platform took the call back: the log is withdrawn. Log the call by hand if it is needed.',
      LOG_RELEASED: () => 'The log is complete and was sent to the CRM.',
      LOG_EDITED: ({ association }) =>
        association ? `The log was edited and belongs to ${association} now.` : 'The log was edited.',
      LOG_MOVED: ({ before = 'another contact', contact = 'a contact', association }) =>
        `Moved from ${before} to ${contact}${withItem(association)}.`,
      LOG_MOVED_MERGED: ({ before = 'the contact', contact = 'a contact' }) =>
        `The CRM merged ${before} into ${contact}; the log moved there.`,
      CONFLICT_OPENED: (found) => conflict(found),
      CONFLICT_OPENED_BACKFILL: (found) => `Checked again by ${backfillOf(found.jobOwner)}. ${conflict(found)}`,
      CONFLICT_CORRECTED: (found) => `The telephony platform corrected the call. ${conflict(found)}`,
      CONFLICT_CORRECTED_MESSAGES: (found) => `Messages were added or corrected. ${conflict(found)}`,
      CONFLICT_CHANGED: (found) => `The contacts changed. ${conflict(found)}`,
      CONFLICT_RESOLVED: () => 'The conflict was resolved.',
      CONFLICT_RESOLVED_CORRECTION: () => 'The telephony platform corrected the call, which resolved the conflict.',
      CONFLICT_RESOLVED_MESSAGES: () => 'Messages were added or corrected, which resolved the conflict.',
      CONFLICT_RESOLVED_CONTACTS_CHANGED: () => 'The contacts changed, which resolved the conflict.',
      CONFLICT_DISMISSED: ({ medium, note }) =>
        `${medium === 'SMS' ? 'The messages need' : 'The call needs'} no log${quoted(note)}.`,
      CONFLICT_DISMISSED_CORRECTION: () => 'The telephony platform corrected the call: there is nothing to log.',
      CONFLICT_DISMISSED_LEG_WITHDRAWN: () => 'The telephony platform took the call back: there is nothing to log.',
      CONFLICT_DISMISSED_MESSAGES: () => 'Messages were added or corrected: there is nothing to log.',
      NOT_LOGGED: ({ reason, note }) =>
        notLogged[reason] ? `Not logged: ${notLogged[reason]}${quoted(note)}.` : 'Not logged.',
      NOT_LOGGED_CORRECTED: () => 'The telephony platform corrected the call; it is still not logged.',
      NOT_LOGGED_CORRECTED_MESSAGES: () => 'Messages were added or corrected; they are still not logged.',
      RESTORED: () => 'The database was restored, and this call read back from the published topics.',
      ERASED: () => 'The personal data of this call was erased.',
    },

    /** Why the earlier log of a call or thread was not continued. @type {Record<string, string>} */
    renewal: {
      CONTACT_DELETED: 'The CRM deleted the contact of the earlier log, so it was decided again.',
      ASSOCIATION_CLOSED:
        'The association of the earlier log is closed, so further messages are a log of their own. Move the log to change that.',
      ERASED: 'The earlier messages were erased.',
      NUMBER_MOVED:
        'The number is no longer that of the earlier log’s contact, so further messages are a log of their own. Move the log to change that.',
    },

    /** @type {(seconds: number) => string} */
    clockSkew: (seconds) =>
      `The platform sent an answer or an end ${number(seconds)} s before the start; it counts as the time of the start.`,

    sidesSwapped: 'The platform sent the agent’s own line as the other party; the two sides count the other way round.',

    /** Readings and outcomes in previews, by their code. @type {Record<'reading' | 'outcome', Record<string, (parameters: import('../server/types.js').Parameters) => string>>} */
    preview: {
      reading: {
        NUMBER_FORMAT: ({ pattern, e164 }) => `It matches the dialling format ${pattern}, which stands for ${e164}.`,
        E164_WITHOUT_PLUS: () => 'It begins with a country code: your platform sends numbers without the plus sign.',
        COUNTRY_CODE: () => 'It includes its country code.',
        REGION: ({ region }) => `It is read as dialled in ${regionName(region)}.`,
        OWN_LINE: () => 'It is one of your own lines, which match no contact.',
        EXTENSION: () => 'It is read as a colleague’s extension: it is too short for an outside number.',
        SHORT_CODE: () => 'It is a service number of the telephone network, which no contact has.',
        FEATURE_CODE: () => 'It is a feature code, which the telephone exchange acts on.',
        EMERGENCY: () => 'It is an emergency number, which no contact has.',
        DUMMY: () => 'It stands for a missing number.',
        WITHHELD: () => 'It stands for a withheld caller ID.',
        SEVERAL_NUMBERS: () =>
          'It is more than one number, or an extension behind a switchboard: it identifies no one contact.',
        UNREADABLE: () => 'It cannot be read as one number. Try it with a plus sign and the country code.',
        DO_NOT_LOG: ({ note }) => `It is on the do-not-log list${quoted(note)}.`,
      },
      outcome: {
        LOG: (log) => loggedOn('It would be logged on', log),
        CREATE_PLACEHOLDER: ({ contact }) =>
          `A placeholder contact named ${contact} would be created, and the call logged on it.`,
        ASK: ({ kind }) => `It would wait under Unresolved: ${askKinds[kind]}.`,
        NOT_LOG: ({ reason, proposal }) => `It would not be logged: ${notLogged[reason]}.${otherwise(proposal)}`,
      },
    },

    /** What is wrong with a field, by code. @type {Record<string, (parameters: import('../server/types.js').Parameters) => string>} */
    violations: {
      REQUIRED: () => 'Fill in this field.',
      CONTACT_REQUIRED: () => 'Choose a contact or create one.',
      CONTACT_OR_NUMBER_REQUIRED: () => 'Enter a contact or a number.',
      TOO_LONG: ({ max }) => plural(max, { one: 'At most # character.', other: 'At most # characters.' }),
      INVALID_CHARACTER: () => 'It contains a character that cannot be stored.',
      TOO_MANY: ({ max }) => plural(max, { one: 'At most # entry.', other: 'At most # entries.' }),
      LIST_SIZE: ({ min, max }) => `It needs ${number(min)} to ${number(max)} entries.`,
      OUT_OF_RANGE: ({ min, max }) => `It must be from ${number(min)} to ${number(max)}.`,
      INVALID_TIME: () => 'It is not a valid time.',
      NOT_AFTER: () => 'The end must be after the beginning.',
      WRONG_TYPE: () => 'It is not of the expected type.',
      UNKNOWN_VALUE: ({ allowed }) => `It must be one of ${list(allowed)}.`,
      CONTACT_NOT_FOUND: () => 'This contact no longer exists.',
      CONTACT_DELETED: () => 'The CRM deleted this contact: choose another one, and the log moves there.',
      CONTACT_WITHOUT_ASSOCIATIONS: () => 'A new contact has no open items.',
      ASSOCIATION_REQUIRED: () => 'The contact has several open items: choose one, or “None of these”.',
      ASSOCIATION_KIND_REQUIRED: () => 'Several open items have this id: choose the kind too.',
      ASSOCIATION_NOT_OPEN: () => 'This item is no longer open.',
      NO_NUMBER_FOR_CONTACT: () => 'The call has no number that a new contact could get.',
      NO_NUMBER_TO_REMEMBER: () => 'The call has no number to remember.',
      NOT_A_NUMBER: () => 'This is not one number that can be dialled.',
      NOT_A_FEATURE_CODE: () => 'Enter a star or hash sign and the digits, such as *97.',
      NOT_A_PREFIX: () => 'Enter a plus sign and the first digits of the numbers.',
      NOT_AN_EXTENSION: ({ max }) =>
        plural(max, { one: 'An extension has # digit.', other: 'An extension has at most # digits.' }),
      NOT_A_LINE: () => 'This is neither a number nor an extension.',
      LINE_IN_SETTINGS: () => 'Your settings list this line. Remove it under “Numbers and time zone”.',
      NUMBER_FORMAT_PATTERN: () => 'A format has digits, * and at least one #.',
      NUMBER_FORMAT_E164: () => 'Enter a plus sign and up to 15 digits or #.',
      NUMBER_FORMAT_DIGIT_COUNT: () => 'Both sides need the same number of #.',
      UNKNOWN_PLACEHOLDER: ({ allowed }) => `Only these fields are allowed in braces: ${list(allowed)}.`,
      UNKNOWN_REGION: () => 'This is not a two-letter country code, such as US.',
      UNKNOWN_TIME_ZONE: () => 'This is not a time zone name, such as Europe/Berlin.',
      SETTING_LOCKED: () => 'An administrator locked this setting.',
      SETTING_OF_ACCOUNT: () => 'Only the account has this setting.',
      OTHER_CRM_CONNECTED: () => 'Another CRM is connected. Disconnect it first.',
      SECRET_KEY_MISSING: () =>
        'The service has no key to encrypt secrets with. Its operator sets autolog.crm.secret-key.',
      SECRET_OF_OTHER_ADDRESS: () => 'Enter it again: the address is another one.',
      NOT_AN_ADDRESS: () => 'Enter an address such as https://crm.example.com.',
      FILE_NOT_TEXT: () => 'This is not a text file. Save the workbook as CSV.',
      FILE_WITHOUT_ROWS: () => 'The file has no contacts.',
      RECORD_TOO_LARGE: () => 'Kafka no longer accepts a record of this size.',
    },

    happened: {
      /** @type {(author: string, time: string) => string} */
      LOGGED: (author, time) => `${author} logged this call at ${time}.`,
      /** @type {(author: string, time: string) => string} */
      DISMISSED: (author, time) => `${author} dismissed this call at ${time}.`,
      /** @type {(author: string, time: string) => string} */
      NOT_LOGGED: (author, time) => `${author} removed this call from the list at ${time}: it needs no log.`,
      /** @type {(author: string, time: string) => string} */
      CHANGED: (author, time) => `${author} changed this log at ${time}.`,
      /** @type {(text: string, author: string, time: string) => string} */
      entry: (text, author, time) => `${author}, ${time}: ${text}`,
      OTHER: 'This call was resolved in the meantime.',
      you: 'You',
      newest: 'You see its current state.',
      kept: 'You see its current state. Your entries are kept below, but not saved.',
    },

    errors: {
      network: 'The server cannot be reached. Check the network, then try again.',
      /** @type {(why: string) => string} */
      notSaved: (why) => `Not saved. ${why} Your entries are kept.`,
      busy: 'The server is busy. Try again in a moment.',
      server: 'An error occurred on the server. Try again; if it persists, tell your administrator.',
      forbidden: 'You are not allowed to do this. Ask a supervisor.',
      gone: 'It no longer exists.',
      refused: 'The server rejected the request.',
      changed: 'It was changed in the meantime.',
      noAccount: 'Your sign-in has no account or agent',
      noAccountLead: 'Ask your administrator, or sign out and sign in as another person.',
      startFailed: 'The page could not be loaded.',
      crashed: 'An error occurred on this page. Reload it; your entries are kept.',
    },
  };
}

/** @typedef {ReturnType<typeof en>} Strings */
