import { strings } from '../strings.js';

/** The decision that the rules would have made on a call that was not logged. */
export function Proposal({ call: { proposal, notLoggedReason } }) {
  const words = strings.call;
  if (proposal.conflictKind) {
    return words.wouldAsk(words.wouldAskKinds[proposal.conflictKind] ?? proposal.conflictKind);
  }
  if (notLoggedReason === 'FORM_REQUESTED') {
    return words.formReady(proposal.contactName);
  }
  return proposal.associationTitle
    ? words.wouldLogWith(proposal.contactName, proposal.associationTitle)
    : words.wouldLog(proposal.contactName);
}
