package dev.autolog.directory;

import dev.autolog.directory.ContactMerger.MergeStatement;
import dev.autolog.directory.ContactRecord.ContactDeletion;
import dev.autolog.directory.ContactRecord.ContactErasure;
import dev.autolog.directory.ContactRecord.ContactUnreadable;
import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.kafka.RecordKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The changes of a batch of records: at most one deletion and one newest state for each contact; deletions are written first.
 *
 * @param deleted contacts to delete
 * @param stored contacts to write after the deletions
 * @param unreadable contacts whose newest record could not be read
 * @param merges merges stated by records of contacts that the batch deletes later, in order
 * @param erased the deleted contacts to erase as well
 */
record ContactChanges(
        List<RecordKey> deleted,
        List<ContactUpdate> stored,
        List<RecordKey> unreadable,
        List<MergeStatement> merges,
        List<ContactErasure> erased) {

    /** Changes without unreadable records. */
    ContactChanges(List<RecordKey> deleted, List<ContactUpdate> stored) {
        this(deleted, stored, List.of(), List.of(), List.of());
    }

    static ContactChanges of(List<ContactRecord> records) {
        Map<RecordKey, Boolean> deleted = new LinkedHashMap<>();
        Map<RecordKey, ContactUpdate> contactUpdate = new LinkedHashMap<>();
        Set<RecordKey> unreadable = new LinkedHashSet<>();
        List<MergeStatement> merges = new ArrayList<>();
        List<ContactErasure> erased = new ArrayList<>(0);
        for (ContactRecord change : records) {
            switch (change) {
                case ContactDeletion(RecordKey key) -> {
                    deleted.put(key, true);
                    ContactUpdate last = contactUpdate.remove(key);
                    if (last != null) {
                        MergeStatement.in(last).forEach(merges::add);
                    }
                    unreadable.remove(key);
                }
                case ContactErasure erasure -> {
                    erased.add(erasure);
                    deleted.put(erasure.key(), true);
                    contactUpdate.remove(erasure.key());
                    unreadable.remove(erasure.key());
                }
                case ContactUnreadable(RecordKey key) -> unreadable.add(key);
                case ContactUpdate contact -> {
                    contactUpdate.merge(contact.key(), contact, ContactChanges::newer);
                    unreadable.remove(contact.key());
                }
            }
        }
        return new ContactChanges(
                new ArrayList<>(deleted.keySet()),
                new ArrayList<>(contactUpdate.values()),
                List.copyOf(unreadable),
                merges,
                erased);
    }

    private static ContactUpdate newer(ContactUpdate earlier, ContactUpdate later) {
        boolean isOlder = later.updatedAt().isBefore(earlier.updatedAt());
        return isOlder && !earlier.updatedAhead() ? earlier : later;
    }
}
