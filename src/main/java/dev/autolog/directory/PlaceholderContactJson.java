package dev.autolog.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of {@code placeholder-contacts}, as the contract describes it. */
record PlaceholderContactJson(
        String accountId,
        String contactId,
        int version,
        String name,
        @Nullable String type,
        String phone,
        String createdBy,
        Instant createdAt) {

    /** A placeholder has two versions: its creation and its end. */
    static final int CREATED = 1;

    static final int GONE = 2;

    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "PlaceholderContactJson[" + contactId + "]";
    }
}
