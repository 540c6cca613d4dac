/** @import { SettingValues } from '../../server/types.js' */
import { strings } from '../../strings.js';

const words = strings.settings;
const { summary } = words;

/**
 * The current settings of each section in a few words.
 *
 * @type {Record<string, (values: SettingValues) => string>}
 */
export const SUMMARIES = {
  logging: ({ dryRun, autoLogCalls, popUpOnly, trial }) => {
    if (dryRun || !autoLogCalls) {
      return dryRun ? summary.dryRun : summary.off;
    }
    const on = popUpOnly ? summary.formOnly : summary.on;
    return trial.on ? `${on}, ${summary.trial(trial.agents.length)}` : on;
  },
  messages: ({ autoLogMessages }) => (autoLogMessages ? summary.on : summary.off),
  'no-match': ({ noContactMatch }) => labelOf(words.noContactMatch[noContactMatch.rule]),
  several: ({ severalContacts, severalAssociations }) => {
    const contacts = labelOf(words.severalContacts[severalContacts]);
    const items = labelOf(words.severalAssociations[severalAssociations]);
    return contacts === items ? contacts : summary.several(contacts, items);
  },
  calls: ({ whichCalls: { missed, voicemails, internal } }) => {
    const without = missed ? summary.withoutVoicemails : voicemails ? summary.withoutMissed : summary.withoutBoth;
    const kinds = missed && voicemails ? summary.allCalls : without;
    return internal ? `${kinds}, ${summary.internalToo}` : kinds;
  },
  'do-not-log': ({ doNotLog }) => (doNotLog.length > 0 ? summary.entries(doNotLog.length) : summary.noEntries),
  owner: ({ owners: { byAgent, fallback } }) => {
    const agents = Object.keys(byAgent).length;
    return agents > 0 ? summary.agents(agents) : (fallback ?? summary.crmDecides);
  },
  numbers: ({ defaultRegion, timeZone }) => `${defaultRegion} · ${timeZone}`,
  content: ({ completion }) => labelOf(words.completion[completion.when]),
  crm: () => summary.crm,
  'contact-upload': () => summary.contactUpload,
  'own-lines': () => summary.ownLines,
  'past-calls': () => summary.backfill,
  'dead-letters': () => summary.deadLetters,
  'personal-data': () => summary.personalData,
  changes: () => summary.changes,
};

/** @param {(string | null)[]} words label and explanation */
const labelOf = ([label]) => label ?? '';
