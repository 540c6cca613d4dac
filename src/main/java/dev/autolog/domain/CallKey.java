package dev.autolog.domain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The calls of which one of the legs was answered. */
    public static Set<CallKey> answered(Stream<LegStatement> legs) {
        return legs.filter(leg -> leg.interaction().result() == CallResult.ANSWERED)
                .map(leg -> of(leg.key()))
                .collect(Collectors.toSet());
    }
}
