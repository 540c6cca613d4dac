package dev.autolog.domain;

/**
 * Names a call with all of its legs.
 *
 * @param accountId the account
 * @param callId the telephony platform's id of the call
 */
public record CallKey(String accountId, String callId) {
    /** The call of a leg. */
    public static CallKey of(LegKey leg) {
        return new CallKey(leg.accountId(), leg.callId());
    }
}
