package dev.autolog.backfill;

import java.util.UUID;

/**
 * The key of a job.
 *
 * @param accountId the account, which no query ever crosses
 * @param id unique within the account
 */
record JobKey(String accountId, UUID id) {}
