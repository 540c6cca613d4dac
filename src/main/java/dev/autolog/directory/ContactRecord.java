package dev.autolog.directory;

import dev.autolog.domain.Association;
import dev.autolog.domain.Region;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.TimeRange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record of {@code crm-contacts}, as the contract describes it. */
sealed interface ContactRecord {
    int MAX_NAME = 512;
    int MAX_PHONES = 100;
    int MAX_PHONE = 256;
    int MAX_ASSOCIATIONS = 1000;
    Set<String> REGIONS = Set.of(Locale.getISOCountries());

    /** Which contact it is about. */
    RecordKey key();

    /** The CRM has no such contact any more. */
    record ContactDeletion(RecordKey key) implements ContactRecord {}

    /**
     * The contact as the CRM has it.
     *
     * @param region how to read its numbers; null for the account's default
     * @param phones as people typed them
     * @param updatedAt the record's own time where the CRM does not say
     * @param crmUpdatedAt null where the CRM does not say
     * @param placeholderId the placeholder whose place it takes; null for none in particular
     */
    record ContactUpdate(
            RecordKey key,
            String name,
            @Nullable String type,
            @Nullable String company,
            @Nullable Region region,
            List<String> phones,
            List<Association> associations,
            @Nullable Instant createdAt,
            Instant updatedAt,
            @Nullable Instant crmUpdatedAt,
            @Nullable String placeholderId)
            implements ContactRecord {

        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "ContactUpdate[…]";
        }
    }

    /**
     * Reads a record.
     *
     * @throws InvalidRecordException if it is not as the contract says
     */
    static ContactRecord of(ConsumerRecord<byte[], byte[]> source, Instant now) {
        if (source.value() == null) {
            return new ContactDeletion(RecordKey.of(source.key(), "contactId"));
        }
        JsonRecord json = JsonRecord.of(source.value());
        RecordKey key = RecordKey.in(json, "contactId").checkedAgainst(source.key(), "contactId");
        TimeRange range = TimeRange.ofContacts(now);
        Instant updatedAt = json.optionalTime("updatedAt", range);
        String name = json.anyText("name", MAX_NAME);
        String company = json.optionalText("company", MAX_NAME);
        return new ContactUpdate(
                key,
                nameToShow(name, company, key.id()),
                json.optionalText("type", MAX_NAME),
                company,
                region(json.optionalText("region", JsonRecord.MAX_BYTES)),
                json.texts("phones", MAX_PHONES, MAX_PHONE),
                associations(json.objects("associations", MAX_ASSOCIATIONS), range),
                json.optionalTime("createdAt", range),
                updatedAt == null ? Instant.ofEpochMilli(source.timestamp()) : updatedAt,
                updatedAt,
                json.optionalText("placeholderId", RecordKey.MAX_ID));
    }

    /** CRMs hold contacts without a name: companies, and callers noted in a hurry. */
    private static String nameToShow(String name, @Nullable String company, String contactId) {
        if (!name.isBlank()) {
            return name;
        }
        return company == null ? contactId : company;
    }

    /** Each association once, as a CRM that repeats one would make two of it; the last one tells. */
    private static List<Association> associations(List<JsonRecord> items, TimeRange range) {
        Map<String, Association> byId = new LinkedHashMap<>();
        items.stream().map(one -> association(one, range)).forEach(one -> byId.put(one.id(), one));
        return List.copyOf(byId.values());
    }

    private static Association association(JsonRecord json, TimeRange range) {
        return new Association(
                json.text("id", RecordKey.MAX_ID),
                json.anyText("kind", MAX_NAME),
                json.anyText("title", MAX_NAME),
                json.flag("open"),
                json.optionalTime("createdAt", range));
    }

    private static @Nullable Region region(@Nullable String code) {
        if (code == null) {
            return null;
        }
        if (!code.matches("[A-Za-z]{2}")) {
            throw new InvalidRecordException(DeadLetterReason.INVALID_FORMAT, "region");
        }
        String upperCase = code.toUpperCase(Locale.ROOT);
        if (!REGIONS.contains(upperCase)) {
            throw new InvalidRecordException(DeadLetterReason.UNKNOWN_VALUE, "region");
        }
        return new Region(upperCase);
    }
}
