package dev.autolog.kafka;

import static dev.autolog.kafka.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.domain.Direction;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordTest {
    private static final TimeRange RANGE = TimeRange.ofCalls(Instant.parse("2026-11-24T00:00:00Z"));

    private static JsonRecord record(String json) {
        return JsonRecord.of(json.replace('\'', '"').getBytes(UTF_8));
    }

    @Nested
    class TheValue {
        @Test
        void isMissing() {
            assertRefused(() -> JsonRecord.of(null), DeadLetterReason.NULL_VALUE, null);
        }

        @Test
        void isReadUpToOneMebibyte() {
            byte[] value = new byte[1 << 20];
            Arrays.fill(value, (byte) ' ');
            value[0] = '{';
            value[1] = '}';

            assertThat(JsonRecord.of(value).count("sequence")).isZero();
            assertRefused(() -> JsonRecord.of(Arrays.copyOf(value, (1 << 20) + 1)), DeadLetterReason.TOO_LARGE, null);
        }

        @Test
        void isNoUtf8() {
            assertRefused(
                    () -> JsonRecord.of("{\"name\": \"Müller\"}".getBytes(ISO_8859_1)),
                    DeadLetterReason.NOT_UTF8,
                    null);
            assertRefused(() -> JsonRecord.of("\uFEFF{}".getBytes(UTF_16LE)), DeadLetterReason.NOT_UTF8, null);
        }

        @Test
        void mayBeginWithAByteOrderMark() {
            assertThat(record("\uFEFF{'name': 'Ada'}").text("name", 10)).isEqualTo("Ada");
            assertRefused(() -> record("\uFEFF\uFEFF{}"), DeadLetterReason.NOT_JSON, null);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "  ",
                    "{",
                    "{} {}",
                    "{'a': 1, 'a': 2}",
                    "{'a': {'b': 1, 'b': 1}}",
                    "name=Ada",
                    "{'a': NaN}"
                })
        void isNoJson(String text) {
            assertRefused(() -> record(text), DeadLetterReason.NOT_JSON, null);
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]", "[{}]", "'text'", "42", "true"})
        void isNoObject(String text) {
            assertRefused(() -> record(text), DeadLetterReason.WRONG_TYPE, null);
        }

        @Test
        void isNotQuotedByTheRefusal() {
            assertThatThrownBy(() -> record("{'name': 'Jane Smith'"))
                    .isInstanceOf(InvalidRecordException.class)
                    .hasMessage("NOT_JSON")
                    .hasNoCause();
            assertThatThrownBy(() -> record("{'agent': {'id': 'Jane Smith'}}")
                            .object("agent")
                            .text("id", 3))
                    .hasMessage("TOO_LONG agent.id");
        }
    }

    @Nested
    class Texts {
        @Test
        void areReadAsTheyStand() {
            assertThat(record("{'name': ' Zoë 📞 '}").text("name", 7)).isEqualTo(" Zoë 📞 ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{'name': null}"})
        void areMissing(String json) {
            assertRefused(() -> record(json).text("name", 10), DeadLetterReason.MISSING_FIELD, "name");
            assertRefused(() -> record(json).anyText("name", 10), DeadLetterReason.MISSING_FIELD, "name");
            assertThat(record(json).optionalText("name", 10)).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", " \\t\\n "})
        void areBlank(String blank) {
            JsonRecord json = record("{'name': '" + blank + "'}");

            assertRefused(() -> json.text("name", 10), DeadLetterReason.INVALID_FORMAT, "name");
            assertThat(json.anyText("name", 10)).isBlank();
            assertThat(json.optionalText("name", 10)).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "true", "{}", "['Ada']"})
        void areOfAnotherType(String value) {
            JsonRecord json = record("{'name': " + value + "}");

            assertRefused(() -> json.text("name", 10), DeadLetterReason.WRONG_TYPE, "name");
            assertRefused(() -> json.optionalText("name", 10), DeadLetterReason.WRONG_TYPE, "name");
        }

        @Test
        void areAsLongAsTheyHaveCharactersNotHalvesOfThem() {
            assertThat(record("{'name': '📞📞📞'}").text("name", 3)).isEqualTo("📞📞📞");
            assertRefused(() -> record("{'name': '📞📞📞'}").text("name", 2), DeadLetterReason.TOO_LONG, "name");
            assertRefused(() -> record("{'name': 'Ada'}").optionalText("name", 2), DeadLetterReason.TOO_LONG, "name");
        }

        @Test
        void holdWhatPostgresCannot() {
            JsonRecord json = record("{'agent': {'id': 'u\\u0000'}}").object("agent");

            assertRefused(() -> json.text("id", 10), DeadLetterReason.NUL_CHARACTER, "agent.id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\ud83d", "\\ude00", "\\ude00\\ud83d", "a\\ud83db"})
        void holdHalfACharacter(String half) {
            assertRefused(
                    () -> record("{'name': '" + half + "'}").optionalText("name", 10),
                    DeadLetterReason.NOT_UTF8,
                    "name");
        }

        @Test
        void holdAnEscapedCharacterInTwoHalves() {
            assertThat(record("{'name': '\\ud83d\\ude00'}").text("name", 1)).isEqualTo("😀");
        }
    }

    @Nested
    class Counts {
        @ParameterizedTest
        @CsvSource({"{},0", "{'n': null},0", "{'n': 7},7", "{'n': 9007199254740991},9007199254740991"})
        void areRead(String json, long expected) {
            assertThat(record(json.replace("'n'", "\"n\"")).count("n")).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "9007199254740992", "9223372036854775808", "123456789012345678901234567890"})
        void areOutOfRange(String value) {
            assertRefused(() -> record("{'n': " + value + "}").count("n"), DeadLetterReason.INVALID_FORMAT, "n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'1'", "1.5", "1.0", "1e3", "true", "[]"})
        void areNoWholeNumbers(String value) {
            assertRefused(() -> record("{'n': " + value + "}").count("n"), DeadLetterReason.WRONG_TYPE, "n");
        }
    }

    @Nested
    class Flags {
        @Test
        void areTrueOrFalse() {
            assertThat(record("{'open': true}").flag("open")).isTrue();
            assertThat(record("{'open': false}").flag("open")).isFalse();
            assertRefused(() -> record("{}").flag("open"), DeadLetterReason.MISSING_FIELD, "open");
            assertRefused(() -> record("{'open': null}").flag("open"), DeadLetterReason.MISSING_FIELD, "open");
            assertRefused(() -> record("{'open': 1}").flag("open"), DeadLetterReason.WRONG_TYPE, "open");
            assertRefused(() -> record("{'open': 'true'}").flag("open"), DeadLetterReason.WRONG_TYPE, "open");
        }
    }

    @Nested
    class Words {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "inbound",
                    "INBOUND ",
                    "BOTH",
                    "",
                    "INBOUND_AND_A_LONG_TALE_OF_HOW_IT_CAME_ABOUT_THAT_NOBODY_READS_TO_THE_END"
                })
        void areUnknown(String word) {
            assertRefused(
                    () -> record("{'direction': '" + word + "'}").oneOf(Direction.class, "direction"),
                    DeadLetterReason.UNKNOWN_VALUE,
                    "direction");
        }

        @Test
        void areOneOfTheEnum() {
            assertThat(record("{'direction': 'OUTBOUND'}").oneOf(Direction.class, "direction"))
                    .isEqualTo(Direction.OUTBOUND);
            assertRefused(
                    () -> record("{'direction': null}").oneOf(Direction.class, "direction"),
                    DeadLetterReason.MISSING_FIELD,
                    "direction");
            assertRefused(
                    () -> record("{'direction': 1}").oneOf(Direction.class, "direction"),
                    DeadLetterReason.WRONG_TYPE,
                    "direction");
        }
    }

    @Nested
    class Times {
        @ParameterizedTest
        @CsvSource({
            "2026-11-23T09:00:00Z, 2026-11-23T09:00:00Z",
            "2026-11-23T10:00:00.125+01:00, 2026-11-23T09:00:00.125Z",
            "2026-11-23T14:30:00+05:30, 2026-11-23T09:00:00Z",
            "2026-11-22T23:00:00-10:00, 2026-11-23T09:00:00Z",
            "2026-11-23T09:00:00.123456789Z, 2026-11-23T09:00:00.123456Z"
        })
        void areReadToTheMicrosecond(String text, Instant expected) {
            JsonRecord json = record("{'startedAt': '" + text + "'}");

            assertThat(json.time("startedAt", RANGE)).isEqualTo(expected);
            assertThat(json.optionalTime("startedAt", RANGE)).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"2026-11-23T09:00:00", "2026-11-23 09:00:00", "2026-11-23T09:00", "2026-11-23T09:00:00.5"})
        void lackAnOffset(String text) {
            assertRefused(
                    () -> record("{'startedAt': '" + text + "'}").time("startedAt", RANGE),
                    DeadLetterReason.TIME_WITHOUT_OFFSET,
                    "startedAt");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yesterday",
                    "2026-11-31T09:00:00Z",
                    "2026-11-23",
                    "1763888400",
                    "23/11/2026 09:00",
                    "2026-13-01T00:00:00"
                })
        void areNoTimes(String text) {
            assertRefused(
                    () -> record("{'startedAt': '" + text + "'}").optionalTime("startedAt", RANGE),
                    DeadLetterReason.INVALID_FORMAT,
                    "startedAt");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1999-12-31T23:59:59Z",
                    "0001-01-01T00:00:00Z",
                    "2026-11-25T00:00:01Z",
                    "+999999999-01-01T00:00:00Z"
                })
        void cannotBeTrue(String text) {
            assertRefused(
                    () -> record("{'startedAt': '" + text + "'}").time("startedAt", RANGE),
                    DeadLetterReason.ABSURD_DATE,
                    "startedAt");
        }

        @Test
        void areMissingOrEmpty() {
            assertThat(record("{}").optionalTime("startedAt", RANGE)).isNull();
            assertThat(record("{'startedAt': ''}").optionalTime("startedAt", RANGE))
                    .isNull();
            assertRefused(() -> record("{}").time("startedAt", RANGE), DeadLetterReason.MISSING_FIELD, "startedAt");
            assertRefused(
                    () -> record("{'startedAt': ''}").time("startedAt", RANGE),
                    DeadLetterReason.INVALID_FORMAT,
                    "startedAt");
            assertRefused(
                    () -> record("{'startedAt': 1763888400}").time("startedAt", RANGE),
                    DeadLetterReason.WRONG_TYPE,
                    "startedAt");
        }
    }

    @Nested
    class Objects {
        @Test
        void giveTheirFieldsAPath() {
            JsonRecord agent = record("{'agent': {'name': {'first': 1}}}").object("agent");

            assertRefused(() -> agent.text("id", 10), DeadLetterReason.MISSING_FIELD, "agent.id");
            assertRefused(
                    () -> agent.object("name").text("first", 10), DeadLetterReason.WRONG_TYPE, "agent.name.first");
        }

        @Test
        void areMissingOrOfAnotherType() {
            assertRefused(() -> record("{'from': null}").object("from"), DeadLetterReason.MISSING_FIELD, "from");
            assertRefused(() -> record("{'from': 'me'}").object("from"), DeadLetterReason.WRONG_TYPE, "from");
            assertRefused(() -> record("{'from': []}").optionalObject("from"), DeadLetterReason.WRONG_TYPE, "from");
            assertThat(record("{}").optionalObject("from")).isEmpty();
        }
    }

    @Nested
    class Lists {
        @Test
        void leaveBlankTextsOut() {
            assertThat(record("{'phones': ['1', '', ' ', '2']}").texts("phones", 4, 10))
                    .containsExactly("1", "2");
            assertThat(record("{'phones': null}").texts("phones", 4, 10)).isEmpty();
        }

        @Test
        void nameTheItemAtFault() {
            assertRefused(
                    () -> record("{'phones': ['1', null]}").texts("phones", 9, 9),
                    DeadLetterReason.WRONG_TYPE,
                    "phones[1]");
            assertRefused(
                    () -> record("{'phones': ['', 2]}").texts("phones", 9, 9),
                    DeadLetterReason.WRONG_TYPE,
                    "phones[1]");
            assertRefused(
                    () -> record("{'phones': ['1', '2', '333']}").texts("phones", 9, 2),
                    DeadLetterReason.TOO_LONG,
                    "phones[2]");
            assertRefused(
                    () -> record("{'deals': [{}, 7]}").objects("deals", 9), DeadLetterReason.WRONG_TYPE, "deals[1]");
            assertRefused(
                    () -> record("{'deals': [{'id': 1}, {}]}")
                            .objects("deals", 9)
                            .get(1)
                            .text("id", 9),
                    DeadLetterReason.MISSING_FIELD,
                    "deals[1].id");
        }

        @Test
        void areTooLongOrNoLists() {
            assertThat(record("{'phones': ['1', '2']}").texts("phones", 2, 9)).hasSize(2);
            assertRefused(
                    () -> record("{'phones': ['1', '2']}").texts("phones", 1, 9), DeadLetterReason.TOO_LONG, "phones");
            assertRefused(() -> record("{'phones': '1'}").texts("phones", 1, 9), DeadLetterReason.WRONG_TYPE, "phones");
            assertRefused(() -> record("{'deals': {}}").objects("deals", 1), DeadLetterReason.WRONG_TYPE, "deals");
        }
    }
}
