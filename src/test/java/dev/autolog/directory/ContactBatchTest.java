package dev.autolog.directory;

import static dev.autolog.kafka.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import dev.autolog.contract.Example;
import dev.autolog.directory.ContactBatch.CheckedContact;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.JsonRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactBatchTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private static List<CheckedContact> checked(String body, boolean isLines) {
        return ContactBatch.of(bytes(body), isLines).checked("acme", NOW);
    }

    private static CheckedContact checked(String contact) {
        return checked(contact.replace('\'', '"'), true).getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> published(CheckedContact contact) {
        return Objects.requireNonNull(contact.record());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    static Stream<Example> examples() {
        return Contract.examples("crm-contacts").filter(example -> example.value() != null);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheContractIsAccepted(Example example) {
        String accountId = example.key().split("/", 2)[0];
        String oneLine = String.valueOf(example.value()).replaceAll("\\R", " ");

        CheckedContact contact =
                ContactBatch.of(bytes(oneLine), true).checked(accountId, NOW).getFirst();

        assertThat(contact.result().problem()).isNull();
        assertThat(published(contact).topic()).isEqualTo("crm-contacts");
        assertThat(text(published(contact).key())).isEqualTo(example.key());
    }

    @Test
    void theAccountIsTheKeysAndFieldsOfTheFutureStay() {
        ProducerRecord<byte[], byte[]> record =
                published(checked("{'contactId': 'c-1', 'name': 'Jane', 'mood': 'good', 'deleted': false}"));

        assertThat(text(record.key())).isEqualTo("acme/c-1");
        assertThat(text(record.value()))
                .isEqualTo("{\"contactId\":\"c-1\",\"name\":\"Jane\",\"mood\":\"good\",\"accountId\":\"acme\"}");
    }

    @Test
    void aDeletionIsATombstone() {
        CheckedContact contact = checked("{'contactId': 'c-1', 'deleted': true}");

        assertThat(contact.result()).isEqualTo(new ContactResult("c-1", null, null, List.of()));
        assertThat(text(published(contact).key())).isEqualTo("acme/c-1");
        assertThat(published(contact).value()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                   | NOT_JSON      |
            {'contactId': 'c-1', 'contactId': 'c-2', 'name': 'Jane'}            | NOT_JSON      |
            7                                                                   | WRONG_TYPE    |
            null                                                                | WRONG_TYPE    |
            {'name': 'Jane'}                                                    | MISSING_FIELD | contactId
            {'contactId': ' ', 'name': 'Jane'}                                  | INVALID_FORMAT| contactId
            {'contactId': '\\ud800', 'name': 'Jane'}                            | NOT_UTF8      | contactId
            {'accountId': 'globex', 'contactId': 'c-1', 'name': 'Jane'}         | KEY_MISMATCH  | accountId
            {'accountId': 7, 'contactId': 'c-1', 'name': 'Jane'}                | KEY_MISMATCH  | accountId
            {'contactId': 'c-1', 'phones': '415'}                               | WRONG_TYPE    | phones
            {'contactId': 'c-1', 'deleted': 'yes'}                              | WRONG_TYPE    | deleted
            {'contactId': 'c-1', 'deleted': true, 'replacedBy': 'c-2'}          | CONTRADICTION | replacedBy
            {'deleted': true}                                                   | MISSING_FIELD | contactId
            """)
    void aBadContactIsRefusedForItsReason(String contact, DeadLetterReason reason, @Nullable String field) {
        CheckedContact refused = checked(contact);

        assertThat(refused.record()).isNull();
        assertThat(refused.result().problem()).isEqualTo(reason);
        assertThat(refused.result().field()).isEqualTo(field);
    }

    @Test
    void aBadContactDoesNotStopTheOthersAndOrderStays() {
        List<CheckedContact> contacts = checked(
                "[{\"contactId\": \"c-1\", \"name\": \"A\", \"replacedBy\": \"c-3\"}, {\"contactId\": \"c-2\", \"phones\": 1},"
                        + " {\"contactId\": \"c-1\", \"deleted\": true}]",
                false);

        assertThat(contacts).extracting(contact -> contact.result().contactId()).containsExactly("c-1", "c-2", "c-1");
        assertThat(contacts).extracting(contact -> contact.record() != null).containsExactly(true, false, true);
    }

    @Test
    void whatTheDirectoryLeavesOutIsAWarning() {
        CheckedContact contact = checked("{'contactId': 'c-1', 'name': 'Jane', 'phones': ['415', null]}");

        assertThat(contact.record()).isNotNull();
        assertThat(contact.result().warnings())
                .containsExactly(new RecordWarning(DeadLetterReason.WRONG_TYPE, "phones[1]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"contactId\": \"c-1\", \"name\": \"Jane\"}", "[", "[{}", "null", "\"x\"", " ", "[] []"})
    void aBatchThatIsNoArrayIsRefusedAsAWhole(String body) {
        assertRefused(() -> ContactBatch.of(bytes(body), false), DeadLetterReason.NOT_JSON, null);
    }

    @Test
    void aBatchThatIsNotUtf8IsRefusedAsAWhole() {
        assertRefused(
                () -> ContactBatch.of("[\"\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1), false),
                DeadLetterReason.NOT_UTF8,
                null);
    }

    @Test
    void blankLinesAndAByteOrderMarkAreNoContacts() {
        assertThat(checked("\uFEFF{\"contactId\": \"c-1\", \"name\": \"A\"}\r\n\n  \n", true))
                .hasSize(1)
                .allMatch(contact -> contact.record() != null);
    }

    @Test
    void aThousandContactsAreABatchAndOneMoreIsTooMany() {
        List<String> lines = Collections.nCopies(ContactBatch.MOST, "{\"contactId\": \"c-1\", \"name\": \"A\"}");

        assertThat(checked(String.join("\n", lines), true)).hasSize(ContactBatch.MOST);
        assertRefused(
                () -> ContactBatch.of(bytes(String.join("\n", lines) + "\n{}"), true),
                DeadLetterReason.TOO_LARGE,
                null);
    }

    @Test
    void aContactThatItsAccountMakesTooLargeIsRefusedAlone() {
        String contact = "{\"contactId\": \"c-1\", \"note\": \"" + "x".repeat(JsonRecord.MAX_BYTES - 40) + "\"}";

        assertThat(checked(contact, true).getFirst().result().problem()).isEqualTo(DeadLetterReason.TOO_LARGE);
    }
}
