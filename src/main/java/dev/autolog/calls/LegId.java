package dev.autolog.calls;

import java.util.UUID;

/**
 * Names a leg of a call, its log and its conflict, as the rest of the world does.
 *
 * @param accountId the account, which no look-up ever crosses
 * @param id unique within the account
 */
public record LegId(String accountId, UUID id) {}
