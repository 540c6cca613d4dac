package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.directory.ContactRecord.RecordSource;
import dev.autolog.directory.ContactRecord.StatedMerge;
import dev.autolog.domain.Association;
import dev.autolog.domain.Region;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.TimeRange;
import dev.autolog.phone.RegionCodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a contact's record and keeps all valid parts: an invalid field is omitted with a warning. Open associations are the
 * exception, because a call must not be logged with the wrong deal: an unreadable association rejects the record, unless it is
 * marked as closed.
 */
final class ContactRecordReader {
    /** The identity of an association within a record. */
    private record AssociationKey(String kind, String id) {}

    private final ConsumerRecord<byte[], byte[]> source;
    private final JsonRecord json;
    private final TimeRange range;
    private final Instant now;
    private final List<RecordWarning> warnings = new ArrayList<>(0);

    ContactRecordReader(ConsumerRecord<byte[], byte[]> source, Instant now) {
        this.source = source;
        this.json = JsonRecord.of(source.value());
        this.range = TimeRange.ofContacts(now);
        this.now = now;
    }

    ContactUpdate read() {
        RecordKey key = RecordKey.in(json, "contactId").checkedAgainst(source.key(), "contactId");
        String company = kept(() -> json.optionalText("company", ContactRecord.MAX_NAME));
        String name = json.keptText("name", ContactRecord.MAX_NAME, this::warn);
        Instant recordTime = recordTime();
        Instant stated = kept(() -> json.optionalTime("updatedAt", TimeRange.sinceEpoch()));
        boolean isAhead = stated != null && stated.isAfter(recordTime.plus(ContactRecord.CLOCK_TOLERANCE));
        if (isAhead) {
            warn(new InvalidRecordException(DeadLetterReason.ABSURD_DATE, "updatedAt"));
        }
        Instant crmUpdatedAt = isAhead ? recordTime : stated;
        return new ContactUpdate(
                key,
                nameToShow(name, company, key.id()),
                kept(() -> json.optionalText("type", ContactRecord.MAX_NAME)),
                company,
                region(),
                json.keptTexts("phones", ContactRecord.MAX_PHONES, ContactRecord.MAX_PHONE, this::warn),
                associations(),
                kept(() -> json.optionalTime("createdAt", range)),
                crmUpdatedAt == null ? recordTime : crmUpdatedAt,
                crmUpdatedAt,
                kept(() -> json.optionalText("placeholderId", RecordKey.MAX_ID)),
                isAhead,
                merge(key.id()),
                new RecordSource(
                        source.partition(),
                        source.offset(),
                        warnings.stream().limit(ContactRecord.MAX_WARNINGS).toList()));
    }

    /** The record's timestamp from the broker or the producer, but never later than now. */
    private Instant recordTime() {
        long writtenAt = ReceivedRecord.writtenAt(source);
        Instant stamped = Instant.ofEpochMilli(writtenAt);
        return writtenAt < 0 || stamped.isAfter(now) ? now : stamped;
    }

    private void warn(InvalidRecordException fault) {
        warnings.add(RecordWarning.of(fault));
    }

    /** The value, or null with a warning if it is invalid. */
    private <T> @Nullable T kept(Supplier<@Nullable T> value) {
        try {
            return value.get();
        } catch (InvalidRecordException fault) {
            warn(fault);
            return null;
        }
    }

    /** The name, or a substitute: CRMs have contacts without a name, such as companies and callers noted in a hurry. */
    private static String nameToShow(String name, @Nullable String company, String contactId) {
        if (!name.isBlank()) {
            return name;
        }
        return company == null ? contactId : company;
    }

    private @Nullable Region region() {
        String code = kept(() -> json.optionalText("region", JsonRecord.MAX_BYTES));
        if (code == null) {
            return null;
        }
        Optional<String> known = RegionCodes.known(code);
        if (known.isEmpty()) {
            boolean isCode = code.matches("[A-Za-z]{2}");
            warn(new InvalidRecordException(
                    isCode ? DeadLetterReason.UNKNOWN_VALUE : DeadLetterReason.INVALID_FORMAT, "region"));
        }
        return known.map(Region::new).orElse(null);
    }

    private StatedMerge merge(String contactId) {
        String replacedBy = kept(() -> json.optionalText("replacedBy", RecordKey.MAX_ID));
        String replaces = kept(() -> json.optionalText("replaces", RecordKey.MAX_ID));
        return new StatedMerge(other("replacedBy", replacedBy, contactId), other("replaces", replaces, contactId));
    }

    private @Nullable String other(String field, @Nullable String named, String contactId) {
        if (!contactId.equals(named)) {
            return named;
        }
        warn(new InvalidRecordException(DeadLetterReason.CONTRADICTION, field));
        return null;
    }

    /** Each association once: of repeated ones the last counts. */
    private List<Association> associations() {
        Map<AssociationKey, Association> byKey = new LinkedHashMap<>();
        for (JsonRecord item : json.keptObjects("associations", this::warn)) {
            association(item).ifPresent(one -> byKey.put(new AssociationKey(one.kind(), one.id()), one));
        }
        List<Association> all = List.copyOf(byKey.values());
        return all.size() <= ContactRecord.MAX_ASSOCIATIONS ? all : withoutClosed(all);
    }

    /** Closed associations never count, so they are dropped first if there are too many. */
    private List<Association> withoutClosed(List<Association> all) {
        var tooMany = new InvalidRecordException(DeadLetterReason.TOO_LONG, "associations");
        long open = all.stream().filter(Association::open).count();
        long room = ContactRecord.MAX_ASSOCIATIONS - open;
        if (room < 0) {
            throw tooMany;
        }
        warn(tooMany);
        List<Association> kept = new ArrayList<>();
        for (Association one : all) {
            if (one.open() || room-- > 0) {
                kept.add(one);
            }
        }
        return kept;
    }

    private Optional<Association> association(JsonRecord item) {
        try {
            return Optional.of(new Association(
                    item.text("id", RecordKey.MAX_ID),
                    item.anyText("kind", ContactRecord.MAX_NAME),
                    item.keptText("title", ContactRecord.MAX_NAME, this::warn),
                    item.flag("open"),
                    kept(() -> item.optionalTime("createdAt", range))));
        } catch (InvalidRecordException fault) {
            if (!item.says("open", false)) {
                throw fault;
            }
            warn(fault);
            return Optional.empty();
        }
    }
}
