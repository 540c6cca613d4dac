package dev.autolog.backfill;

import java.util.UUID;

/**
 * Names a job.
 *
 * @param accountId the account, which no look-up ever crosses
 * @param id unique within the account
 */
record JobKey(String accountId, UUID id) {}
