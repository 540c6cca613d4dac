package dev.autolog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Party JANE = new Party("+442079460018", "Jane", null);
    private static final Party OURS = new Party("+14155550101", null, null);

    private static ThreadMessage message(String sentAt, String writer, @Nullable String text, String... attachments) {
        Instant at = Instant.parse(sentAt);
        return new ThreadMessage("m-" + at, Direction.INBOUND, JANE, OURS, at, writer, text, List.of(attachments));
    }

    private static String digest(ZoneId zone, ThreadMessage... messages) {
        return thread(messages).toThread(1, null, null, zone).text();
    }

    private static ThreadMessages thread(ThreadMessage... messages) {
        return ThreadMessages.of(messages.length, List.of(messages));
    }

    @Nested
    class OnADayOfDaylightSaving {
        static Stream<String[]> nights() {
            return Stream.of(
                    // Summer time ends: the hour from two to three comes twice, and stays in its order.
                    new String[] {"Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", """
                        2026-10-25 CEST
                        02:30 Jane: one
                        2026-10-25 CET
                        02:30 Jane: two"""},
                    new String[] {"America/New_York", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", """
                        2026-11-01 EDT
                        01:30 Jane: one
                        2026-11-01 EST
                        01:30 Jane: two"""},
                    // Summer time begins: an hour is left out.
                    new String[] {"Europe/Berlin", "2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z", """
                        2026-03-29 CET
                        01:59 Jane: one
                        2026-03-29 CEST
                        03:00 Jane: two"""},
                    new String[] {"America/New_York", "2026-03-08T06:59:00Z", "2026-03-08T07:00:00Z", """
                        2026-03-08 EST
                        01:59 Jane: one
                        2026-03-08 EDT
                        03:00 Jane: two"""},
                    // The same night elsewhere, where nothing of the kind happens.
                    new String[] {"Asia/Kolkata", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", """
                        2026-10-25 IST
                        06:00 Jane: one
                        07:00 Jane: two"""});
        }

        @ParameterizedTest
        @MethodSource("nights")
        void timesAreThoseOfTheClockOnTheWall(String zone, String first, String second, String expected) {
            assertThat(digest(ZoneId.of(zone), message(second, "Jane", "two"), message(first, "Jane", "one")))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            // The day of 25 hours, from its first second to its last.
            "Europe/Berlin,    2026-10-24T21:59:59Z, 2026-10-24",
            "Europe/Berlin,    2026-10-24T22:00:00Z, 2026-10-25",
            "Europe/Berlin,    2026-10-25T22:59:59Z, 2026-10-25",
            "Europe/Berlin,    2026-10-25T23:00:00Z, 2026-10-26",
            "America/New_York, 2026-10-24T22:00:00Z, 2026-10-24",
            "America/New_York, 2026-10-25T22:59:59Z, 2026-10-25",
            // The day of 23 hours.
            "America/New_York, 2026-03-08T04:59:59Z, 2026-03-07",
            "America/New_York, 2026-03-08T05:00:00Z, 2026-03-08",
            "America/New_York, 2026-03-09T03:59:59Z, 2026-03-08",
            "America/New_York, 2026-03-09T04:00:00Z, 2026-03-09",
            "Europe/Berlin,    2026-03-08T22:59:59Z, 2026-03-08"
        })
        void aMessageIsOfItsDayInTheAccountsZone(String zone, String sentAt, String day) {
            assertThat(MessageThreadTest.keyOf(sentAt, ZoneId.of(zone)).callId())
                    .startsWith("sms/" + day + "/");
        }
    }

    @Test
    void aLateMessageTakesItsPlaceByItsTime() {
        assertThat(digest(
                        BERLIN,
                        message("2026-11-23T09:10:00Z", "Jane", "one"),
                        message("2026-11-23T09:12:00Z", "Ada", "three"),
                        message("2026-11-23T09:11:00Z", "Jane", "two")))
                .isEqualTo("""
                        2026-11-23 CET
                        10:10 Jane: one
                        10:11 Jane: two
                        10:12 Ada: three""");
    }

    @Test
    void aConversationOfSeveralDaysSaysEachDayOnce() {
        assertThat(digest(
                        ZoneOffset.UTC,
                        message("2026-11-23T09:10:00Z", "Jane", "one"),
                        message("2026-11-23T19:10:00Z", "Jane", "two"),
                        message("2026-11-25T09:10:00Z", "Ada", "three")))
                .isEqualTo("""
                        2026-11-23 Z
                        09:10 Jane: one
                        19:10 Jane: two
                        2026-11-25 Z
                        09:10 Ada: three""");
    }

    @Nested
    class WhatAMessageSays {
        private static String line(@Nullable String text, String... attachments) {
            return digest(BERLIN, message("2026-11-23T09:10:00Z", "Jane", text, attachments))
                    .substring("2026-11-23 CET\n".length());
        }

        @Test
        void attachmentsAppearByName() {
            assertThat(line("Here it is.", "contract.pdf", "page 2.jpg"))
                    .isEqualTo("10:10 Jane: Here it is. [attached: contract.pdf, page 2.jpg]");
        }

        @Test
        void attachmentsNeedNoText() {
            assertThat(line(null, "contract.pdf")).isEqualTo("10:10 Jane: [attached: contract.pdf]");
        }

        @Test
        void nothingAtAllIsSaidToBeNothing() {
            assertThat(line(null)).isEqualTo("10:10 Jane: (no text)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"one\ntwo", "one\r\ntwo", " one\ntwo\n ", "one\u2028two"})
        void furtherLinesStandBackSoThatNoneLooksLikeAMessage(String text) {
            assertThat(line(text)).isEqualTo("10:10 Jane: one\n      two");
        }

        @Test
        void charactersThatAreNoTextAreLeftOut() {
            assertThat(line("a\u0007b", "c\nd\u0008.pdf")).isEqualTo("10:10 Jane: ab [attached: c d.pdf]");
        }
    }

    @Nested
    class AtItsLongest {
        private static ThreadMessage[] messages(int count, int length) {
            return IntStream.range(0, count)
                    .mapToObj(i -> message(
                            Instant.parse("2026-11-23T09:10:00Z").plusSeconds(i).toString(),
                            "Jane",
                            "x".repeat(length)))
                    .toArray(ThreadMessage[]::new);
        }

        @ParameterizedTest
        @CsvSource({"10, 10000", "61, 1000", "700, 160", "1000, 47", "1000, 48", "1000, 49"})
        void theNewestStayAndTheOthersAreCounted(int count, int length) {
            String digest = digest(BERLIN, messages(count, length));

            List<String> lines = new ArrayList<>(digest.lines().toList());
            assertThat(digest).hasSizeLessThanOrEqualTo(60_000);
            boolean all = lines.getFirst().equals("2026-11-23 CET");
            int shown = lines.size() - (all ? 1 : 2);
            assertThat(shown).isPositive();
            if (!all) {
                assertThat(lines.getFirst()).isEqualTo("(" + (count - shown) + " earlier messages)");
                assertThat(digest.length() + length + "10:10 Jane: ".length() + 1 + 64)
                        .as("with one more")
                        .isGreaterThan(60_000);
            }
        }

        @Test
        void messagesThatAreNotEvenReadAreCountedToo() {
            ThreadMessages thread = ThreadMessages.of(5_000, List.of(messages(3, 1)));

            assertThat(thread.toThread(1, null, "Support", BERLIN)).satisfies(all -> {
                assertThat(all.count()).isEqualTo(5_000);
                assertThat(all.text()).isEqualTo("""
                            (4997 earlier messages)
                            2026-11-23 CET
                            10:10 Jane: x
                            10:10 Jane: x
                            10:10 Jane: x""");
            });
        }

        @Test
        void oneIsOne() {
            ThreadMessages thread = ThreadMessages.of(2, List.of(messages(1, 1)));

            assertThat(ThreadText.of(thread.newest(), 2, BERLIN)).startsWith("(1 earlier message)\n");
        }

        @Test
        void noMessageIsTooLongToBeShown() {
            String digest = digest(BERLIN, message("2026-11-23T09:10:00Z", "Jane", "a" + "\n".repeat(9_998) + "b"));

            assertThat(digest).hasSizeBetween(59_000, 60_000).startsWith("2026-11-23 CET\n10:10 Jane: a\n");
        }

        @Test
        void noCharacterIsCutInTwo() {
            // As long as it may be, so that the cut falls among the faces; a shorter name moves them by half of one.
            String text = "a" + "\n".repeat(8_000) + "🙂".repeat(1_990);

            assertThat(Stream.of("Jane", "Jan"))
                    .map(writer -> digest(BERLIN, message("2026-11-23T09:10:00Z", writer, text)))
                    .allSatisfy(digest -> assertThat(digest).hasSizeGreaterThan(59_800))
                    .noneMatch(digest -> Character.isHighSurrogate(digest.charAt(digest.length() - 1)));
        }
    }
}
