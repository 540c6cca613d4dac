package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.ContactDeletion;
import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.kafka.RecordKey;
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
record ContactChanges(List<RecordKey> deleted, List<ContactUpdate> stored) {

    static ContactChanges of(List<ContactRecord> records) {
        Map<RecordKey, Boolean> deleted = new LinkedHashMap<>();
        Map<RecordKey, ContactUpdate> contactUpdate = new LinkedHashMap<>();
        for (ContactRecord change : records) {
            switch (change) {
                case ContactDeletion(RecordKey key) -> {
                    deleted.put(key, true);
                    contactUpdate.remove(key);
                }
                case ContactUpdate contact -> contactUpdate.merge(contact.key(), contact, ContactChanges::newer);
            }
        }
        return new ContactChanges(new ArrayList<>(deleted.keySet()), new ArrayList<>(contactUpdate.values()));
    }

    private static ContactUpdate newer(ContactUpdate earlier, ContactUpdate later) {
        return later.updatedAt().isBefore(earlier.updatedAt()) ? earlier : later;
    }
}
