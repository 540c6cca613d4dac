package dev.autolog.history;

import java.util.UUID;

/** Names a leg of a call, its log and its conflict alike, within an account. */
public record LegId(String accountId, UUID id) {}
