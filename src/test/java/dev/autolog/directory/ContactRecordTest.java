package dev.autolog.directory;

import static dev.autolog.kafka.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import dev.autolog.contract.DeadLetterExample;
import dev.autolog.contract.Example;
import dev.autolog.directory.ContactRecord.ContactDeletion;
import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.domain.Association;
import dev.autolog.domain.Region;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.Sources;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactRecordTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private static ContactUpdate read(String fields) {
        String json = "{\"accountId\": \"acme\", \"contactId\": \"c-1\", " + fields.replace('\'', '"') + "}";
        return (ContactUpdate) ContactRecord.of(Sources.of("crm-contacts", null, json), NOW);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheContractIsRead(Example example) {
        ContactRecord contact = ContactRecord.of(Sources.of(example.topic(), example.key(), example.value()), NOW);

        assertThat(contact.key().accountId() + "/" + contact.key().id()).isEqualTo(example.key());
        assertThat(contact instanceof ContactDeletion).isEqualTo(example.value() == null);
    }

    @ParameterizedTest
    @MethodSource("deadLetters")
    void everyBadExampleIsRefusedForItsReason(DeadLetterExample example) {
        var source = Sources.of(example.topic(), example.key(), example.value());

        assertRefused(
                () -> ContactRecord.of(source, NOW), DeadLetterReason.valueOf(example.reason()), example.detail());
    }

    @Test
    void everyFieldArrivesWhereItBelongs() {
        String json = Contract.example("crm-contacts/contact.json");

        assertThat(ContactRecord.of(Sources.of("crm-contacts", "acme/c-1042", json), NOW))
                .isEqualTo(new ContactUpdate(
                        new RecordKey("acme", "c-1042"),
                        "Jane Smith",
                        "Lead",
                        "Initech",
                        new Region("US"),
                        List.of("(415) 555-2671", "+44 20 7946 0018"),
                        List.of(new Association("deal-9", "deal", "Renewal 2027", true)),
                        Instant.parse("2025-02-03T10:00:00Z"),
                        Instant.parse("2026-11-01T08:30:00Z"),
                        Instant.parse("2026-11-01T08:30:00Z"),
                        null,
                        false,
                        ContactRecord.StatedMerge.NONE,
                        new ContactRecord.RecordSource(3, 1742, List.of())));
    }

    @Test
    void aPlaceholderMayBeNamedWhosePlaceItTakes() {
        String json = Contract.example("crm-contacts/in-the-place-of-a-placeholder.json");

        assertThat((ContactUpdate) ContactRecord.of(Sources.of("crm-contacts", "acme/c-3007", json), NOW))
                .extracting(ContactUpdate::placeholderId)
                .isEqualTo("5d0b8a3e-91c4-4f27-8a66-2e7f10c3b9d5");
        assertThat(read("'name': 'Jane', 'placeholderId': ' '").placeholderId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Jane, Initech, Jane", "'', Initech, Initech", "' ', Initech, Initech", "'', '', c-1", "'', ' ', c-1"})
    void aContactWithoutANameIsShownByItsCompanyOrItsId(String name, String company, String shown) {
        assertThat(read("'name': '" + name + "', 'company': '" + company + "'").name())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"US, US", "gb, GB", "Ch, CH"})
    void aRegionIsReadInEitherCase(String text, String code) {
        assertThat(read("'name': 'Jane', 'region': '" + text + "'").region()).isEqualTo(new Region(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankRegionIsNone(String blank) {
        assertThat(read("'name': 'Jane', 'region': '" + blank + "'").region()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"UK, GB", "uk, GB", "EL, GR", "XK, XK", "xk, XK", " GB , GB"})
    void regionsGoByTheCodesOfTheNumberingPlansAndOfEverydayUse(String text, String code) {
        ContactUpdate contact = read("'name': 'Jane', 'region': '" + text + "'");

        assertThat(contact.region()).isEqualTo(new Region(code));
        assertThat(contact.source().warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ZZ, UNKNOWN_VALUE",
        "xx, UNKNOWN_VALUE",
        "AQ, UNKNOWN_VALUE",
        "USA, INVALID_FORMAT",
        "Germany, INVALID_FORMAT",
        "U, INVALID_FORMAT",
        "U1, INVALID_FORMAT",
        "ß, INVALID_FORMAT",
        "ıd, INVALID_FORMAT"
    })
    void aRegionThatIsNoneIsLeftOut(String text, DeadLetterReason reason) {
        ContactUpdate contact = read("'name': 'Jane', 'region': '" + text + "'");

        assertThat(contact.region()).isNull();
        assertThat(contact.source().warnings()).containsExactly(new RecordWarning(reason, "region"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; WRONG_TYPE",
                "4155550100; WRONG_TYPE",
                "{'number': '415'}; WRONG_TYPE",
                "'nul \\u0000'; NUL_CHARACTER",
                "'half \\ud83d'; NOT_UTF8"
            },
            quoteCharacter = '"')
    void aPhoneThatMayNotBeIsLeftOutAndTheOthersAreKept(String phone, DeadLetterReason reason) {
        ContactUpdate contact = read("'name': 'Jane', 'phones': ['(415) 555-2671', " + phone + ", '+442079460018']");

        assertThat(contact.phones()).containsExactly("(415) 555-2671", "+442079460018");
        assertThat(contact.source().warnings()).containsExactly(new RecordWarning(reason, "phones[1]"));
    }

    @Test
    void anOverLongPhoneIsLeftOutAndOfTooManyTheFirstAreKept() {
        String tooLong = "'" + "1".repeat(257) + "'";
        String many = "'1', ".repeat(99) + tooLong + ", '2', '3', '4'";

        ContactUpdate contact = read("'name': 'Jane', 'phones': [" + many + "]");

        assertThat(contact.phones()).hasSize(100).endsWith("1", "2");
        assertThat(contact.source().warnings())
                .containsExactlyInAnyOrder(
                        new RecordWarning(DeadLetterReason.TOO_LONG, "phones"),
                        new RecordWarning(DeadLetterReason.TOO_LONG, "phones[99]"));
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z, ABSURD_DATE",
        "0001-01-01T00:00:00+0000, ABSURD_DATE",
        "1899-12-30T00:00:00Z, ABSURD_DATE",
        "2999-01-01T00:00:00Z, ABSURD_DATE",
        "2026-11-01T08:30:00, TIME_WITHOUT_OFFSET",
        "yesterday, INVALID_FORMAT"
    })
    void aDateThatCannotBeIsLeftOut(String date, DeadLetterReason reason) {
        ContactUpdate created = read("'name': 'Jane', 'createdAt': '" + date + "'");

        assertThat(created.createdAt()).isNull();
        assertThat(created.source().warnings()).containsExactly(new RecordWarning(reason, "createdAt"));

        ContactUpdate updated = read("'name': 'Jane', 'updatedAt': '" + date + "'");
        assertThat(updated.updatedAt()).as("the record's time").isEqualTo(NOW);
        assertThat(updated.source().warnings()).containsExactly(new RecordWarning(reason, "updatedAt"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T08:30:00+0000, 2026-11-01T08:30:00Z",
        "2026-11-01T08:30:00+00:00, 2026-11-01T08:30:00Z",
        "2026-11-01T10:30:00+0200, 2026-11-01T08:30:00Z",
        "2026-11-01T02:30:00.25-0600, 2026-11-01T08:30:00.25Z",
        "2026-11-01T08:30:00Z, 2026-11-01T08:30:00Z"
    })
    void anOffsetIsReadWithAndWithoutItsColon(String text, Instant time) {
        ContactUpdate contact = read("'name': 'Jane', 'createdAt': '" + text + "', 'updatedAt': '" + text + "'");

        assertThat(contact.createdAt()).isEqualTo(time);
        assertThat(contact.updatedAt()).isEqualTo(time);
        assertThat(contact.source().warnings()).isEmpty();
    }

    @Test
    void aTimeAheadOfTheRecordsCountsAsTheRecordsAndWhatComesNextIsNewer() {
        Instant made = Instant.parse("2026-11-23T09:00:00Z");
        String json = "{\"accountId\": \"acme\", \"contactId\": \"c-1\", \"name\": \"Jane\", \"updatedAt\": \"%s\"}";

        ContactUpdate ahead = (ContactUpdate)
                ContactRecord.of(Sources.madeAt(made, "crm-contacts", json.formatted("2026-11-23T14:00:00Z")), NOW);
        ContactUpdate nearly = (ContactUpdate)
                ContactRecord.of(Sources.madeAt(made, "crm-contacts", json.formatted("2026-11-23T09:02:00Z")), NOW);

        assertThat(ahead.updatedAt()).isEqualTo(made);
        assertThat(ahead.updatedAhead()).isTrue();
        assertThat(ahead.source().warnings())
                .containsExactly(new RecordWarning(DeadLetterReason.ABSURD_DATE, "updatedAt"));
        assertThat(nearly.updatedAt()).isEqualTo(Instant.parse("2026-11-23T09:02:00Z"));
        assertThat(nearly.updatedAhead()).isFalse();
        assertThat(nearly.source().warnings()).isEmpty();
    }

    @Test
    void aNameThatMayNotBeIsCleanedAndOtherWordsAreLeftOut() {
        ContactUpdate contact = read("'name': 'Ja\\u0000ne" + "x".repeat(600) + "', 'type': 7, 'company': ['Initech']");

        assertThat(contact.name()).startsWith("Janexxx").hasSize(512);
        assertThat(contact.type()).isNull();
        assertThat(contact.company()).isNull();
        assertThat(contact.source().warnings()).extracting(RecordWarning::field).contains("name", "type", "company");
        assertThat(read("'company': 'Initech'").name()).as("without a name").isEqualTo("Initech");
    }

    @Test
    void associationsBeyondTheLimitAreLeftOutIfTheyAreClosed() {
        String closed = "{'id': 'd%d', 'kind': 'deal', 'title': '', 'open': false}";
        String many = IntStream.range(0, 1005).mapToObj(closed::formatted).collect(Collectors.joining(", "));
        String open = "{'id': 'last', 'kind': 'deal', 'title': '', 'open': true}";

        ContactUpdate contact = read("'name': 'Jane', 'associations': [" + many + ", " + open + "]");

        assertThat(contact.associations()).hasSize(1000).endsWith(new Association("last", "deal", "", true));
        assertThat(contact.source().warnings())
                .containsExactly(new RecordWarning(DeadLetterReason.TOO_LONG, "associations"));
        assertRefused(
                () -> read("'name': 'Jane', 'associations': [" + many.replace("false", "true") + "]"),
                DeadLetterReason.TOO_LONG,
                "associations");
    }

    @Test
    void anAssociationThatCannotBeReadIsLeftOutOnlyIfItIsClosed() {
        String closed = "{'id': '', 'kind': 'deal', 'title': 'Old', 'open': false}";
        String open = "{'id': '', 'kind': 'deal', 'title': 'New', 'open': true}";

        ContactUpdate contact = read("'name': 'Jane', 'associations': [null, " + closed + "]");

        assertThat(contact.associations()).isEmpty();
        assertThat(contact.source().warnings())
                .extracting(RecordWarning::field)
                .containsExactly("associations[0]", "associations[1].id");
        assertRefused(
                () -> read("'name': 'Jane', 'associations': [" + open + "]"),
                DeadLetterReason.INVALID_FORMAT,
                "associations[0].id");
    }

    @Test
    void associationsOfDifferentKindsWithOneIdAreSeveral() {
        String deal = "{'id': '42', 'kind': 'deal', 'title': 'Renewal', 'open': true}";
        String project = "{'id': '42', 'kind': 'project', 'title': 'Move', 'open': false}";

        assertThat(read("'name': 'Jane', 'associations': [" + deal + ", " + project + "]")
                        .associations())
                .containsExactly(
                        new Association("42", "deal", "Renewal", true),
                        new Association("42", "project", "Move", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "acme/c-1; no JSON; acme; c-1",
                "acme/c-1; {}; acme; c-1",
                "; {'accountId': 'acme', 'contactId': 'c-1', 'phones': 'none'}; acme; c-1"
            },
            quoteCharacter = '"')
    void whereNothingCanBeKeptTheContactIsKnownToBeUnreadable(String key, String value, String account, String id) {
        var source = Sources.of("crm-contacts", key, value.replace('\'', '"'));
        var fault = new InvalidRecordException(DeadLetterReason.NOT_JSON);

        assertThat(ContactRecord.ofRefused(source, fault))
                .contains(new ContactRecord.ContactUnreadable(new RecordKey(account, id)));
        assertThat(ContactRecord.ofRefused(source, new InvalidRecordException(DeadLetterReason.KEY_MISMATCH)))
                .isEmpty();
        source.headers().add("dead-letter-replayed-from", new byte[0]);
        assertThat(ContactRecord.ofRefused(source, fault)).as("replayed").isEmpty();
    }

    @Test
    void anAssociationThatIsRepeatedCountsOnceAndTheLastOneTells() {
        String deal = "{\"id\":\"d-1\",\"kind\":\"deal\",\"title\":\"Renewal\",\"open\":%s}";
        var source = Sources.madeAt(
                NOW,
                "crm-contacts",
                "{\"accountId\":\"acme\",\"contactId\":\"c-1\",\"name\":\"Jane\",\"associations\":["
                        + deal.formatted("true") + "," + deal.formatted("false") + "]}");
        ContactUpdate contact = (ContactUpdate) ContactRecord.of(source, NOW);

        assertThat(contact.associations()).containsExactly(new Association("d-1", "deal", "Renewal", false));
    }

    @Test
    void aContactThatDoesNotSayWhenItChangedDidSoWhenItsRecordWasMade() {
        String json = "{\"accountId\": \"acme\", \"contactId\": \"c-1\", \"name\": \"Jane\"}";
        Instant made = Instant.parse("2026-11-23T09:00:00.123Z");
        var source = Sources.madeAt(made, "crm-contacts", json);

        assertThat(((ContactUpdate) ContactRecord.of(source, NOW)).updatedAt()).isEqualTo(made);
    }

    static Stream<Example> examples() {
        return Contract.examples("crm-contacts");
    }

    static Stream<DeadLetterExample> deadLetters() {
        return Contract.deadLetters("crm-contacts");
    }
}
