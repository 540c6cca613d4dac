package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.Deleted;
import dev.autolog.directory.ContactRecord.Stored;
import dev.autolog.records.RecordKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch of records comes to: at most one deletion and one newest state for each contact, the deletion first.
 *
 * @param deleted contacts to delete
 * @param stored contacts to write after that
 */
record ContactChanges(List<RecordKey> deleted, List<Stored> stored) {

    static ContactChanges of(List<ContactRecord> records) {
        Map<RecordKey, Boolean> deleted = new LinkedHashMap<>();
        Map<RecordKey, Stored> stored = new LinkedHashMap<>();
        for (ContactRecord change : records) {
            switch (change) {
                case Deleted(RecordKey key) -> {
                    deleted.put(key, true);
                    stored.remove(key);
                }
                case Stored contact -> stored.merge(contact.key(), contact, ContactChanges::newer);
            }
        }
        return new ContactChanges(new ArrayList<>(deleted.keySet()), new ArrayList<>(stored.values()));
    }

    private static Stored newer(Stored earlier, Stored later) {
        return later.updatedAt().isBefore(earlier.updatedAt()) ? earlier : later;
    }
}
