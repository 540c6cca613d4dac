package dev.autolog.kafka;

import static dev.autolog.kafka.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeyTest {
    private static RecordKey alone(String key) {
        return RecordKey.of(key.getBytes(UTF_8), "contactId");
    }

    private static RecordKey in(String accountId, String callId) {
        String json = "{\"accountId\": \"%s\", \"callId\": \"%s\"}".formatted(accountId, callId);
        return RecordKey.in(JsonRecord.of(json.getBytes(UTF_8)), "callId");
    }

    @Nested
    class WithoutAValue {
        @Test
        void theFirstSlashEndsTheAccount() {
            assertThat(alone("acme/c/1/")).isEqualTo(new RecordKey("acme", "c/1/"));
        }

        @Test
        void aKeyHasToBeThere() {
            assertRefused(() -> RecordKey.of(null, "contactId"), DeadLetterReason.KEY_MISMATCH, null);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "acme"})
        void aKeyHasToNameAContact(String key) {
            assertRefused(() -> alone(key), DeadLetterReason.KEY_MISMATCH, null);
        }

        @ParameterizedTest
        @CsvSource({"/c-1,accountId", "' /c-1',accountId", "acme/,contactId", "'acme/ ',contactId"})
        void noPartMayBeEmpty(String key, String field) {
            assertRefused(() -> alone(key), DeadLetterReason.INVALID_FORMAT, field);
        }

        @Test
        void noPartMayBeTooLong() {
            assertThat(alone("a".repeat(128) + "/" + "📞".repeat(256)).accountId())
                    .hasSize(128);
            assertRefused(() -> alone("a".repeat(129) + "/c"), DeadLetterReason.TOO_LONG, "accountId");
            assertRefused(() -> alone("acme/" + "c".repeat(257)), DeadLetterReason.TOO_LONG, "contactId");
        }

        @Test
        void theKeyIsStrictlyUtf8WithoutNul() {
            assertRefused(() -> alone("acme/c\0"), DeadLetterReason.NUL_CHARACTER, "contactId");
            assertRefused(
                    () -> RecordKey.of("acme/Müller".getBytes(ISO_8859_1), "contactId"),
                    DeadLetterReason.NOT_UTF8,
                    null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\u200B", "\u2060", "\u200E", "\u202E", "\u00AD", "\u2028", "\t", "\u0085"})
    void noIdHoldsAnInvisibleCharacter(String character) {
        assertRefused(() -> alone(character + "acme/c-1"), DeadLetterReason.INVALID_FORMAT, "accountId");
        assertRefused(() -> alone("ac" + character + "me/c-1"), DeadLetterReason.INVALID_FORMAT, "accountId");
        assertRefused(() -> alone("acme/" + character + "c-1"), DeadLetterReason.INVALID_FORMAT, "contactId");
        assertRefused(() -> alone("acme/c-1" + character), DeadLetterReason.INVALID_FORMAT, "contactId");
        String escaped = "\\u%04x".formatted((int) character.charAt(0));
        assertRefused(() -> in(escaped + "acme", "s-1"), DeadLetterReason.INVALID_FORMAT, "accountId");
        assertRefused(() -> in("acme", "s" + escaped + "-1"), DeadLetterReason.INVALID_FORMAT, "callId");
    }

    @Nested
    class WithAValue {
        @Test
        void theValueNamesAccountAndId() {
            assertThat(in("acme", "s/1")).isEqualTo(new RecordKey("acme", "s/1"));
        }

        @Test
        void anAccountHasNoSlash() {
            assertRefused(() -> in("acme/emea", "s-1"), DeadLetterReason.INVALID_FORMAT, "accountId");
        }

        @Test
        void noneMayBeEmpty() {
            assertRefused(() -> in("", "s-1"), DeadLetterReason.INVALID_FORMAT, "accountId");
            assertRefused(() -> in("acme", ""), DeadLetterReason.INVALID_FORMAT, "callId");
        }

        @Test
        void anEqualKeyOrNoneIsLetThrough() {
            RecordKey named = in("acme", "s-1");

            assertThat(named.checkedAgainst("acme/s-1".getBytes(UTF_8), "callId"))
                    .isEqualTo(named);
            assertThat(named.checkedAgainst(null, "callId")).isEqualTo(named);
            assertThat(named.checkedAgainst(new byte[0], "callId")).isEqualTo(named);
        }

        @ParameterizedTest
        @CsvSource({"acme/s-2,callId", "acme/s-1/,callId", "globex/s-1,accountId", "s-1,accountId", "acme,accountId"})
        void anotherKeyIsRefusedByWhatDiffers(String key, String field) {
            assertRefused(
                    () -> in("acme", "s-1").checkedAgainst(key.getBytes(UTF_8), "callId"),
                    DeadLetterReason.KEY_MISMATCH,
                    field);
        }

        @ParameterizedTest
        @CsvSource({"\uFEFFacme/s-1,accountId", "acme\u200B/s-1,accountId", "acme/s-1\u200B,callId"})
        void aKeyWithAnInvisibleCharacterIsAnotherKey(String key, String field) {
            assertRefused(
                    () -> in("acme", "s-1").checkedAgainst(key.getBytes(UTF_8), "callId"),
                    DeadLetterReason.KEY_MISMATCH,
                    field);
        }

        @Test
        void aKeyThatIsNoUtf8IsRefused() {
            assertRefused(
                    () -> in("acme", "s-1").checkedAgainst(new byte[] {(byte) 0xFF}, "callId"),
                    DeadLetterReason.NOT_UTF8,
                    null);
        }
    }
}
