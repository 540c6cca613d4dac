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
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.Sources;
import java.time.Instant;
import java.util.List;
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
                        null));
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
    @CsvSource({
        "ZZ, UNKNOWN_VALUE",
        "xx, UNKNOWN_VALUE",
        "USA, INVALID_FORMAT",
        "U, INVALID_FORMAT",
        "U1, INVALID_FORMAT",
        "ß, INVALID_FORMAT",
        "ıd, INVALID_FORMAT"
    })
    void aRegionThatIsNoneIsRefused(String text, DeadLetterReason reason) {
        assertRefused(() -> read("'name': 'Jane', 'region': '" + text + "'"), reason, "region");
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
