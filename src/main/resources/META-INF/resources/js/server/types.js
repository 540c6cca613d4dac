// The types of the API's JSON; src/docs/openapi.yaml describes them in full. Times are ISO 8601 in UTC.

/** @typedef {'INBOUND' | 'OUTBOUND'} Direction */
/** @typedef {'CALL' | 'SMS'} Medium */
/** @typedef {'ANSWERED' | 'MISSED' | 'VOICEMAIL' | 'BUSY' | 'REJECTED' | 'FAILED'} CallResult */
/** @typedef {'LOGGED' | 'IN_CONFLICT' | 'NOT_LOGGED'} Outcome */
/** @typedef {'NO_CONTACT_MATCH' | 'MULTIPLE_CONTACTS' | 'MULTIPLE_ASSOCIATIONS'} ConflictKind */
/** @typedef {'SHARED_SWITCHBOARD' | 'LACKS_COUNTRY_CODE' | 'SIMILAR_NUMBER' | 'OLD_NUMBERING_PLAN' | 'OTHER_TYPE' | 'UNREADABLE_RECORD' | 'OWN_LINE' | 'REMEMBERED_ELSEWHERE'} SuggestionReason */
/**
 * @typedef {'INTERNAL_CALL' | 'AUTO_LOG_OFF' | 'DISMISSED' | 'DO_NOT_LOG' | 'FEATURE_CODE' | 'NOT_IN_TRIAL' | 'MISSED_CALL' |
 *     'VOICEMAIL_CALL' | 'ANSWERED_BY_OTHERS' | 'LEFT_VOICEMAIL' | 'MESSAGES_ELSEWHERE' | 'WITHDRAWN' | 'DRY_RUN' | 'FORM_REQUESTED'} NotLoggedReason
 */

/**
 * @template T
 * @typedef {object} Page
 * @property {T[]} items
 * @property {string | null} [next] cursor of the next page
 */

/**
 * @typedef {object} Me
 * @property {string} accountId
 * @property {string} agentId
 * @property {string | null} [name]
 * @property {'agent' | 'supervisor' | 'admin'} role in lower case; the API sends it in upper case
 */

/** @typedef {{id: string, name?: string | null, extension?: string | null}} Agent */
/** @typedef {{id: string, kind?: string | null, title?: string | null}} Association */

/**
 * @typedef {object} Candidate
 * @property {string} contactId
 * @property {string} name
 * @property {string | null} [type]
 * @property {string | null} [company]
 * @property {string} matchedPhone the number as it stands in the CRM
 * @property {Association[]} associations the first open associations
 * @property {number} associationCount number of all open associations
 * @property {SuggestionReason | null} [reason] why a contact without the number itself is offered
 */

/**
 * @typedef {object} Suggestion
 * @property {string} contactId
 * @property {string} name
 * @property {string | null} [type]
 * @property {string | null} [company]
 * @property {string} matchedPhone the number as it stands in the CRM
 * @property {SuggestionReason} reason
 */

/**
 * @typedef {object} Log
 * @property {number} version
 * @property {string} contactId
 * @property {string} contactName
 * @property {Association | null} [association]
 * @property {string} subject
 * @property {string | null} [notes]
 * @property {string | null} [disposition]
 */

/**
 * @typedef {object} Proposal the decision that automatic logging would have made on a call that is not logged
 * @property {ConflictKind | null} [conflictKind] without other fields: the call would be in conflict
 * @property {string | null} [contactId] null where a rule would have created the contact
 * @property {string | null} [contactName]
 * @property {string | null} [associationId]
 * @property {string | null} [associationTitle]
 * @property {string | null} [associationKind]
 * @property {string | null} [subject]
 */

/**
 * @typedef {object} CallFields the common fields of calls and conflicts
 * @property {string} id
 * @property {Agent | null} [agent] null for a call that no agent answered
 * @property {Medium} medium
 * @property {Direction} direction
 * @property {string | null} number the other party's number, in E.164 if it can be parsed; null if withheld
 * @property {string | null} [callerName]
 * @property {string} startedAt
 * @property {number} talkTimeSeconds
 * @property {CallResult | null} [result] null for messages
 * @property {string | null} [queue]
 * @property {{count: number, text?: string | null} | null} [messages] null for a call
 */

/**
 * @typedef {CallFields & ConflictFields} Conflict
 */

/**
 * @typedef {object} ConflictFields
 * @property {number} version
 * @property {ConflictKind} kind
 * @property {'OPEN' | 'RESOLVED' | 'DISMISSED'} status
 * @property {Candidate[]} candidates the first ones
 * @property {number} candidateCount how many contacts have the number; 101 stands for more than 100
 * @property {Suggestion[]} suggestions
 * @property {string | null} [resolvedBy] `AUTO` or an agent id; null while it is open
 * @property {null} [log] a conflict has none
 * @property {null} [proposal] a conflict has none
 */

/** @typedef {CallFields & OutcomeFields} Call */

/**
 * @typedef {object} OutcomeFields
 * @property {string | null} [recordingUrl]
 * @property {Outcome} outcome
 * @property {NotLoggedReason | null} [notLoggedReason]
 * @property {Proposal | null} [proposal]
 * @property {Log | null} log
 */

/** @typedef {Record<string, any>} Parameters values for a text: strings as stored, numbers, lists */
/** @typedef {{code: string, parameters: Parameters}} Coded what the page says in the reader's language */

/** @typedef {Coded & {at: string, actor: string, actorName?: string | null, action: string}} TrailEntry */

/** @typedef {{contacts: boolean, connection: boolean, calls: boolean, logs: boolean}} FirstSteps what an account has */

/** @typedef {{crm: string, state: 'WAITING' | 'WRITTEN' | 'PARKED' | 'DISCARDED', url?: string | null}} CrmRecord where a log is in the CRM */

/** @typedef {Call & {conflict: Conflict | null, crmRecord?: CrmRecord | null, trail?: TrailEntry[]}} CallDetail */

/**
 * @typedef {object} Contact
 * @property {string} id
 * @property {string} name
 * @property {string | null} [type]
 * @property {string | null} [company]
 * @property {boolean} [placeholder] whether Autolog created it and the CRM does not have it yet
 * @property {{raw: string, number: string | null}[]} phones
 * @property {(Association & {open: boolean})[]} associations
 */

/** @typedef {{status?: string, by?: string, byName?: string | null, at?: string}} Happened the change that came first */
/** @typedef {Coded & {field: string, message: string}} Violation the message is English */

/**
 * @typedef {object} Problem problem details (RFC 9457)
 * @property {string} [title]
 * @property {string} [detail]
 * @property {Violation[]} [violations]
 * @property {Happened} [happened]
 */

/** @typedef {{id: string, status: number, problem?: Problem | null}} BulkResult */
/** @typedef {{count: number, atLeast: boolean}} Count */

/** @typedef {'ASK' | 'MOST_RECENTLY_UPDATED' | 'FIRST_BY_NAME' | 'EARLIEST_CREATED'} ContactRule */
/** @typedef {'ASK' | 'NEWEST' | 'NONE'} AssociationRule */
/** @typedef {'NUMBER' | 'PREFIX' | 'EXTENSION' | 'FEATURE_CODE'} DoNotLogKind */
/** @typedef {{kind: DoNotLogKind, value: string, reason: string}} DoNotLogEntry */
/** @typedef {{pattern: string, e164: string}} NumberFormat */
/** @typedef {'NOTES' | 'NUMBER' | 'TIMES' | 'DURATION' | 'RESULT' | 'RECORDING'} LogPart */
/** @typedef {'inboundSubject' | 'outboundSubject' | 'messagesSubject'} SubjectName */
/** @typedef {Record<SubjectName, string> & {parts: LogPart[]}} LogContent */
/** @typedef {{rule: 'ASK' | 'MAKE_PLACEHOLDER', type?: string | null, namePrefix?: string | null}} NoMatchRule */
/** @typedef {{when: 'AT_ONCE' | 'COMPLETE', deadlineMinutes?: number | null}} Completion */
/** @typedef {'missed' | 'voicemails' | 'missedButAnsweredByOthers' | 'internal'} CallKind */

/**
 * @typedef {object} SettingValues
 * @property {boolean} autoLogCalls
 * @property {boolean} autoLogMessages
 * @property {boolean} popUpOnly
 * @property {boolean} dryRun
 * @property {{on: boolean, agents: string[]}} trial
 * @property {NoMatchRule} noContactMatch
 * @property {ContactRule} severalContacts
 * @property {AssociationRule} severalAssociations
 * @property {Record<CallKind, boolean>} whichCalls
 * @property {string[]} contactTypes
 * @property {DoNotLogEntry[]} doNotLog
 * @property {{byAgent: Record<string, string>, fallback?: string | null}} owners
 * @property {string} defaultRegion
 * @property {boolean} e164WithoutPlus
 * @property {string} timeZone
 * @property {number} clockToleranceSeconds
 * @property {string[]} ownLines
 * @property {NumberFormat[]} numberFormats
 * @property {LogContent} logContent
 * @property {Completion} completion
 */

/** @typedef {keyof SettingValues} SettingName */

/**
 * @typedef {object} SettingsView the settings of an account or of an agent
 * @property {number} version
 * @property {SettingValues} values
 * @property {string[]} [set] names of the settings that the account has set
 * @property {string[]} [own] names of the settings that the agent has set
 * @property {string[]} locked names of the settings that agents may not change
 * @property {string | null} [changedAt]
 * @property {string | null} [changedBy]
 */

/**
 * @typedef {object} SettingsChange
 * @property {string} at
 * @property {string} actor
 * @property {string | null} [actorName]
 * @property {string | null} [agentId] null for the account's settings
 * @property {string | null} [agentName]
 * @property {SettingName | 'locked' | 'ownLineChoice' | 'crmConnection' | 'crmLogsDiscarded' | 'crmDeletionsConfirmed' | 'contactsUploaded' | 'apiKey'} setting
 * @property {unknown} before null for the default
 * @property {unknown} after null for the default
 */

/** @typedef {{subject: string, description?: string | null}} LogSample */
/** @typedef {{call: LogSample, messages: LogSample}} LogPreview */

/**
 * @typedef {object} MatchedContact
 * @property {string} id
 * @property {string} name
 * @property {string | null} [type]
 * @property {string | null} [company]
 * @property {string | null} [matchedPhone]
 * @property {SuggestionReason} [reason] of a contact with a similar number
 */

/**
 * @typedef {object} NumberPreview
 * @property {string | null} [e164]
 * @property {Coded} explanation
 * @property {MatchedContact[]} contacts
 * @property {MatchedContact[]} suggestions
 * @property {Coded} outcome
 */

/** @typedef {'PREVIEWING' | 'PREVIEWED' | 'RUNNING' | 'PAUSED' | 'CANCELLED' | 'DONE' | 'FAILED'} JobStatus */
/** @typedef {Partial<Record<ConflictKind | NotLoggedReason, number>>} Counts */

/**
 * @typedef {object} BackfillJob
 * @property {string} id
 * @property {string} from
 * @property {string} to exclusive
 * @property {string[] | null} [agents] ids; empty or null for all
 * @property {JobStatus} status
 * @property {{looked: number, wouldLog: number, conflicts: Counts, notLogged: Counts}} preview
 * @property {{looked: number, logged: number, conflicts: number, notLogged: number, total: number | null}} progress
 * @property {string} createdBy
 * @property {string} createdAt
 */

/** @typedef {'SETTINGS' | 'PINNED' | 'LEARNED' | 'REMOVED'} OwnLineState */

/**
 * @typedef {object} OwnLineOrigin an agent whose call showed the line
 * @property {string} agentId
 * @property {string | null} [agentName]
 * @property {'NUMBER' | 'EXTENSION'} kind
 * @property {string} callId
 * @property {string} at
 * @property {boolean} current whether the agent has it still
 */

/**
 * @typedef {object} OwnLine
 * @property {string} line in E.164, or an extension's digits
 * @property {OwnLineState} state
 * @property {OwnLineOrigin[]} origins
 * @property {{state: 'PINNED' | 'REMOVED', by: string, byName?: string | null, at: string} | null} [choice]
 */

/** @typedef {{name: string, label: string, secret: boolean, required: boolean}} CrmField the label is English */
/** @typedef {{kind: string, title: string, fields: CrmField[], hasContacts: boolean}} CrmKind */
/** @typedef {'CONNECTED' | 'PAUSED' | 'SIGN_IN_NEEDED'} CrmState */
/** @typedef {{code: string, detail: string}} CrmProblem the detail is English */

/**
 * @typedef {object} CrmConnection
 * @property {string} kind
 * @property {CrmState} state
 * @property {Record<string, string>} settings
 * @property {string[]} secrets the names of those that are stored
 * @property {Record<string, string>} dispositions
 * @property {(CrmProblem & {at: string, retriedAt: string | null}) | null} lastError
 * @property {{running: boolean, checkedAt: string | null, problems: CrmProblem[] | null}} check
 * @property {{read: number, total: number | null, syncedAt: string | null, problem: CrmProblem | null, missing: number | null}} contacts
 * @property {Count} waiting
 * @property {Count} parked
 * @property {string} createdBy
 * @property {string} createdAt
 */

/** @typedef {'ID' | 'NAME' | 'FIRST_NAME' | 'LAST_NAME' | 'COMPANY' | 'PHONE' | 'NONE'} ColumnField */

/**
 * @typedef {object} ContactUpload a file with contacts
 * @property {string} id
 * @property {'READING' | 'PREVIEWED' | 'RUNNING' | 'DONE'} state
 * @property {'CSV' | 'VCARD'} format
 * @property {string} charset
 * @property {string | null} separator
 * @property {{name: string, field: ColumnField}[]} columns
 * @property {string | null} region
 * @property {'COLUMN' | 'ROW'} ids
 * @property {{rows: number, added: number, changed: number, unchanged: number, bad: number, missing: number}} counts
 * @property {{done: number, total: number, published: number, deleted: number}} progress
 * @property {{line: number, name: string, company: string | null, phones: string[]}[]} first
 * @property {{line: number, problem: string, detail: string}[]} bad the detail is English
 * @property {string} createdBy
 * @property {string} createdAt
 * @property {string} expiresAt
 */

/**
 * @typedef {object} ParkedLog a log that did not get into the CRM
 * @property {string} callLogId
 * @property {string | null} [subject]
 * @property {string | null} [startedAt]
 * @property {boolean} withdrawn whether it is to be deleted in the CRM
 * @property {boolean} perhapsWritten whether the CRM may have it
 * @property {string} reason
 * @property {string} detail the reason in English
 * @property {string} since
 */

/** @typedef {{id: string, name: string, createdBy: string, createdAt: string, lastUsedAt: string | null, key?: string}} ApiKey the key itself is there only once */

/** @typedef {'WAITING' | 'REPLAYED' | 'DISCARDED'} DeadLetterStatus */

/**
 * @typedef {object} DeadLetter
 * @property {string} id
 * @property {string} topic
 * @property {number} partition
 * @property {number | null} offset
 * @property {string} reason
 * @property {string | null} [detail]
 * @property {string | null} [key]
 * @property {number} size of the value in bytes
 * @property {string} at
 * @property {DeadLetterStatus} status
 * @property {string | null} [replayedFrom]
 * @property {string | null} [doneAt]
 * @property {string | null} [doneBy]
 * @property {string | null} excerpt
 */

/** @typedef {{replayed?: number, discarded?: number, results: BulkResult[], more?: boolean}} DeadLetterResults */

/**
 * @typedef {object} Hour
 * @property {string} startsAt
 * @property {number} loggedAutomatically
 * @property {number} loggedByRule
 * @property {number} loggedByPeople
 * @property {Partial<Record<NotLoggedReason, number>>} notLogged
 * @property {Partial<Record<ConflictKind, number>>} conflicts
 * @property {number} settledByPeople
 * @property {number} settledByThemselves
 */

/** @typedef {{date: string, timeZone: string, hours: Hour[]}} Today */
/** @typedef {{topic: string, reason: string, count: number}} DeadLetterCount */
/** @typedef {{count: number, atLeast: boolean, oldestStartedAt: string | null}} OpenConflictCount */
/** @typedef {{topic: string, upToDate: boolean, seconds: number | null, missing: boolean}} TopicBacklog */
/** @typedef {{topic: string, records: number}} MissedRecords */
/** @typedef {{database: boolean, unpublishedSeconds: number | null, waiting: TopicBacklog[], missed: MissedRecords[]}} Machine */

/**
 * @typedef {'DATABASE_AWAY' | 'SCHEMA_OUTDATED' | 'KAFKA_AWAY' | 'TOPIC_MISSING' | 'NOBODY_PUBLISHES' | 'RECORDS_MISSED' |
 *     'CALLS_WAIT' | 'MESSAGES_WAIT' | 'CONTACTS_WAIT' | 'DECISIONS_WAIT'} StatusReason
 */

/**
 * @typedef {object} StatusReport
 * @property {string} at
 * @property {'RUNNING' | 'BEHIND' | 'NOT_RUNNING'} verdict
 * @property {StatusReason[]} reasons
 * @property {Machine} machine
 * @property {{open: OpenConflictCount, deadLetters: DeadLetterCount[], today: Today | null} | null} [account]
 */

export {};
