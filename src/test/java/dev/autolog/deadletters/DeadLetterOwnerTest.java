package dev.autolog.deadletters;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterOwnerTest {
    private static final String KEY = "acme/s-1";

    @Test
    void theKeySaysWhoseARecordWithoutAValueIs() {
        assertThat(DeadLetterOwner.is(bytes(KEY), null)).isEqualTo("acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accountId\": \"acme\", \"callId\": \"s-2\"}",
                "{\"callId\": \"s-1\"}",
                "{\"accountId\": null}",
                "{\"account\\u0049d\": \"\\u0061cme\"}",
                "{\"accountId\": \"acme\", \"agent\": {\"accountId\": \"acme\"}}",
                "{\"account\": null, \"x\": [{\"tenantId\": \"acme\"}, {\"tenant\": \"acme\"}]}",
                "{\"original\": \"{\\\"accountId\\\": \\\"acme\\\"}\"}",
                "{\"accountId\": \"acme\", \"notes\": \"On account of an accounting error\"}",
                "\uFEFF{\"accountId\": \"acme\"}",
                "",
                "{",
                "acme,c-1,Jane",
                "{\"accountId\": \"acme\", \"callId\": ",
                "[{\"accountId\": \"acme\"}, {\"accountId\":\"acme\"}]",
                "{\"accountId\": \"acme\"} {\"accountId\": \"acme\"}"
            })
    void theKeyCountsIfTheValueNamesNoOtherAccount(String value) {
        assertThat(DeadLetterOwner.is(bytes(KEY), bytes(value))).isEqualTo("acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accountId\": \"umbrella\", \"callId\": \"s-1\"}",
                "{\"accountId\": 17}",
                "{\"accountId\": \"\"}",
                "{\"accountId\": [\"acme\"]}",
                "{\"accountId\": \"ACME\"}",
                "{\"account_id\": \"umbrella\"}",
                "{\"account\\u0049d\": \"umbrella\"}",
                "{\"accountId\": \"acme\", \"accountId\": \"umbrella\"}",
                "{\"accountId\": \"acme\", \"AccountID\": \"umbrella\"}",
                "{\"accountId\": \"umbrella\", \"callId\": ",
                "{\"account\\u0049d\": \"umbrella\", \"callId\": ",
                "[{\"accountId\": \"acme\"}, {\"accountId\": \"umbrella\"}]",
                "{\"accountId\": \"acme\"} {\"accountId\": \"umbrella\"}",
                "{\"accountId\": \"acme-two\", ",
                "{\"accountId\": \"acme\", \"agent\": {\"accountId\": \"umbrella\"}}",
                "{\"accountId\": \"acme\", \"a\": {\"b\": [1, [{\"c\": {\"account_id\": \"umbrella\"}}]]}}",
                "{\"a\": {\"accountId\": [\"acme\"]}}",
                "{\"a\": {\"crm.accountId\": \"umbrella\"}}",
                "{\"account\": \"umbrella\"}",
                "{\"account\": {\"id\": \"umbrella\"}}",
                "{\"x\": {\"tenant\": \"umbrella\"}}",
                "{\"x\": {\"Tenant-ID\": \"umbrella\"}}",
                "{\"accounts\": [\"acme\", \"umbrella\"]}",
                "{\"a\": {\"accountId\": \"umbrella\"}, \"a\": {}}",
                "{\"a\": {\"accountId\": \"umbrella\", \"accountId\": \"acme\"}}",
                "{\"original\": \"{\\\"accountId\\\": \\\"umbrella\\\"}\"}",
                "{\"original\": \"{\\\"account\\\\u0049d\\\": \\\"umbrella\\\"}\"}",
                "{\"a\": [\"{\\\"x\\\": \\\"{\\\\\\\"accountId\\\\\\\": \\\\\\\"umbrella\\\\\\\"}\\\"}\"]}",
                "{\"a\": \"accountId=umbrella\"}",
                "{\"account\": \"umbrella\", \"callId\": ",
                "accountId=umbrella&callId=s-1",
                "accountId=acme&callId=s-1",
                "<accountId>umbrella</accountId>"
            })
    void itIsNobodysIfTheValueNamesAnotherAccountOrMayDoSo(String value) {
        assertThat(DeadLetterOwner.is(bytes(KEY), bytes(value))).isEqualTo(DeadLetterOwner.NO_ACCOUNT);
    }

    @Test
    void namesInOtherEncodingsAreSeenToo() {
        String umbrellas = "{\"accountId\": \"umbrella\", \"name\": \"J\u00fcrgen\"";

        assertThat(DeadLetterOwner.is(bytes(KEY), umbrellas.getBytes(ISO_8859_1)))
                .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
        assertThat(DeadLetterOwner.is(bytes(KEY), umbrellas.getBytes(UTF_16LE))).isEqualTo(DeadLetterOwner.NO_ACCOUNT);
        assertThat(DeadLetterOwner.is(
                        bytes("umbrella/s-1"),
                        (umbrellas.replace("\u00fc", "\u00fc\u00e9") + "}").getBytes(ISO_8859_1)))
                .isEqualTo("umbrella");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "acme/", "/s-1", " /s-1", "\0/s-1", "\uFEFFacme/s-1", "acme\u200B/s-1"})
    void aKeyThatDoesNotSayItIsNobodysWhateverTheValueSays(String key) {
        assertThat(DeadLetterOwner.is(bytes(key), bytes("{\"accountId\": \"acme\"}")))
                .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
    }

    @Test
    void aKeyThatIsNoTextIsNobodys() {
        assertThat(DeadLetterOwner.is(new byte[] {(byte) 0xFF, '/', 's'}, null)).isEqualTo(DeadLetterOwner.NO_ACCOUNT);
    }

    @Test
    void aKeyOfAnotherAccountThanTheValuesIsNobodysThoughOneBeginsWithTheOther() {
        assertThat(DeadLetterOwner.is(bytes("acme/eu/s-1"), bytes("{\"accountId\": \"acme/eu\"}")))
                .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
    }

    @Test
    void withoutAKeyTheValueHasToSayAll() {
        for (byte[] none : Arrays.asList(null, new byte[0])) {
            assertThat(DeadLetterOwner.is(none, bytes("{\"accountId\": \"acme\"}")))
                    .isEqualTo("acme");
            assertThat(DeadLetterOwner.is(none, bytes("{\"accountId\": \"acme\", \"account_id\": \"acme\"}")))
                    .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
            assertThat(DeadLetterOwner.is(none, bytes("{\"agent\": {\"accountId\": \"acme\"}}")))
                    .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
            assertThat(DeadLetterOwner.is(none, bytes("{\"accountId\": \"acme\", \"a\": {\"account\": \"umbrella\"}}")))
                    .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
            assertThat(DeadLetterOwner.is(none, bytes("{\"accountId\": \"acme\"")))
                    .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
            assertThat(DeadLetterOwner.is(none, bytes("{\"accountId\": \"acme/eu\"}")))
                    .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
            assertThat(DeadLetterOwner.is(none, bytes("{\"accountId\": \"\"}"))).isEqualTo(DeadLetterOwner.NO_ACCOUNT);
            assertThat(DeadLetterOwner.is(none, bytes("{}"))).isEqualTo(DeadLetterOwner.NO_ACCOUNT);
            assertThat(DeadLetterOwner.is(none, bytes("{"))).isEqualTo(DeadLetterOwner.NO_ACCOUNT);
            assertThat(DeadLetterOwner.is(none, null)).isEqualTo(DeadLetterOwner.NO_ACCOUNT);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void ofAllExamplesOfTheContractNoneIsTheAccountsThatIsNotItsKeys(byte @Nullable [] key, byte @Nullable [] value) {
        String account = DeadLetterOwner.is(key, value);

        assertThat(List.of(DeadLetterOwner.NO_ACCOUNT, "acme")).contains(account);
    }

    static Stream<Object[]> examples() {
        return Stream.of("call-ended", "crm-contacts")
                .flatMap(Contract::deadLetters)
                .map(example -> new Object[] {example.key() == null ? null : bytes(example.key()), example.value()});
    }

    @Test
    void aValueOfMegabytesIsLookedThroughToItsEnd() {
        String padding = " ".repeat(5_000_000);

        assertThat(DeadLetterOwner.is(bytes(KEY), bytes("{" + padding + "\"accountId\": \"umbrella\"}")))
                .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
        assertThat(DeadLetterOwner.is(bytes(KEY), bytes("[" + padding + "accountid")))
                .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
        assertThat(DeadLetterOwner.is(bytes(KEY), bytes("{" + padding + "\"accountId\": \"acme\"}")))
                .isEqualTo("acme");
        assertThat(DeadLetterOwner.is(bytes(KEY), bytes("[".repeat(5_000_000)))).isEqualTo("acme");
        String deep = "{\"a\": ".repeat(2_000) + "{\"accountId\": \"umbrella\"}" + "}".repeat(2_000);
        assertThat(DeadLetterOwner.is(bytes(KEY), bytes(deep))).isEqualTo(DeadLetterOwner.NO_ACCOUNT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
