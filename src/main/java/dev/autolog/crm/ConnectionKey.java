package dev.autolog.crm;

import java.util.UUID;

/** Identifies a connection of an account to its CRM. */
public record ConnectionKey(String accountId, UUID connectionId) {}
