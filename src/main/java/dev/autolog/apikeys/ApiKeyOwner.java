package dev.autolog.apikeys;

import java.util.UUID;

/** The account of a valid key, and the key's id. */
public record ApiKeyOwner(String accountId, UUID keyId) {}
