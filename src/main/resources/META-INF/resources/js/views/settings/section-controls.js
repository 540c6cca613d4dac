import { Content } from './content.js';
import { Logging, Messages } from './logging.js';
import { NoMatch, Several } from './matching.js';
import { Numbers } from './numbers.js';
import { DoNotLog, Owner, WhichCalls } from './call-rules.js';

/** The controls of each section. */
export const CONTROLS = {
  logging: Logging,
  messages: Messages,
  'no-match': NoMatch,
  several: Several,
  calls: WhichCalls,
  'do-not-log': DoNotLog,
  owner: Owner,
  numbers: Numbers,
  content: Content,
};
