package dev.autolog.calls;

import java.util.UUID;

/**
 * The public id of a leg, its log and its conflict.
 *
 * @param accountId id of the account
 * @param id unique within the account
 */
public record LegId(String accountId, UUID id) {}
