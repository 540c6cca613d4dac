package dev.autolog.domain;

/**
 * Names a call with all of its legs.
 *
 * @param accountId the account
 * @param callId the telephony platform's id of the call
 */
public record CallKey(String accountId, String callId) {}
