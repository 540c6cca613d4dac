package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.domain.Association;
import dev.autolog.domain.Region;
import dev.autolog.kafka.RecordKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contacts to begin with. */
final class ContactSamples {
    static final Instant UPDATED = Instant.parse("2026-11-01T08:30:00Z");

    private ContactSamples() {}

    static ContactUpdate contact(String accountId, String id, String... phones) {
        return contact(accountId, id, "Jane Smith", UPDATED, phones);
    }

    static ContactUpdate contact(String accountId, String id, String name, Instant updatedAt, String... phones) {
        return contact(accountId, id, name, updatedAt, new Region("GB"), List.of(), phones);
    }

    static ContactUpdate contact(
            String accountId,
            String id,
            String name,
            Instant updatedAt,
            @Nullable Region region,
            List<Association> associations,
            String... phones) {
        return new ContactUpdate(
                new RecordKey(accountId, id),
                name,
                "Lead",
                "Initech",
                region,
                List.of(phones),
                associations,
                UPDATED,
                updatedAt,
                updatedAt,
                null);
    }
}
