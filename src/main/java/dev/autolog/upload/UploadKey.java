package dev.autolog.upload;

import dev.autolog.crm.ConnectionKey;
import java.util.UUID;

/**
 * The key of an upload.
 *
 * @param accountId the account, which no query ever crosses
 * @param id unique within the account
 */
record UploadKey(String accountId, UUID id) {
    /** The uploads of an account count as one connection, which no CRM has. */
    private static final UUID UPLOADS = new UUID(0, 1);

    /** What was published of uploads is stored under this connection. */
    ConnectionKey connection() {
        return new ConnectionKey(accountId, UPLOADS);
    }
}
