package dev.autolog.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.DialableNumber;
import dev.autolog.domain.NumberReading.FeatureCode;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.NumberReading.SetAside.SetAsideKind;
import dev.autolog.domain.NumberReading.Unreadable;
import dev.autolog.domain.NumberReading.WithheldNumber;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {
    private static final Region US = new Region("US");
    private static final Region DE = new Region("DE");

    private final NumberReader reader = new NumberReader();

    @ParameterizedTest
    @CsvSource({
        "*97, *97",
        "*72, *72",
        "* 97, *97",
        "#21#, #21#",
        "*#06#, *#06#",
        "**21*+442079460018#, **21*+442079460018#",
        "*72 415 555 2671, *724155552671",
        "*67, *67",
        "*98204, *98204",
        "sip:*97@pbx.example;transport=udp, *97",
        "tel:*97, *97"
    })
    void aFeatureCodeReachesNoOtherParty(String raw, String code) {
        assertThat(reader.read(raw, US)).isEqualTo(new FeatureCode(code));
    }

    @ParameterizedTest
    @CsvSource({
        "*67 415 555 2671, +14155552671",
        "*31#+442079460018, +442079460018",
        "#31#(415) 555-2671, +14155552671",
        "*82-1-415-555-2671, +14155552671"
    })
    void aCodeThatIsDialledBeforeANumberLeavesTheNumber(String raw, String number) {
        assertThat(reader.read(raw, US)).isEqualTo(dialable(number, null));
    }

    /** libphonenumber 9.0.43 takes 008 for the prefix of a carrier in Hong Kong, and the first for a number in Memphis. */
    @ParameterizedTest
    @CsvSource({"0081 90-1234-5678, ''", "0044 20 7946 0018, +442079460018", "001 81 90-1234-5678, +819012345678"})
    void aNumberDialledInHongKongIsReadWhereItIsOneNumberAlone(String raw, String number) {
        NumberReading reading = reader.read(raw, new Region("HK"));

        if (number.isEmpty()) {
            assertThat(reading).isInstanceOf(Unreadable.class);
        } else {
            assertThat(reading).isEqualTo(dialable(number, null));
        }
    }

    @Nested
    class AHiddenCaller {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "   ",
                    "\u200B\uFEFF",
                    "\"\"",
                    "anonymous",
                    "Anonymous",
                    "ANONYMOUS",
                    "(anonymous)",
                    "Restricted",
                    "private",
                    "PRIVATE CALLER",
                    "unknown",
                    "Unavailable",
                    "withheld",
                    "Number Withheld",
                    "Blocked",
                    "No Caller ID",
                    "no-caller-id",
                    "Withheld Number",
                    "no number",
                    "Unterdrückt",
                    "n/a",
                    "null",
                    "+266696687",
                    "266696687",
                    "+7378742833",
                    "+2562533",
                    "+8656696",
                    "+86282452253",
                    "tel:+266696687",
                    "sip:+266696687@pbx.example.com",
                    "0086282452253",
                    "+7 378 742 833",
                    "sip:anonymous@anonymous.invalid",
                    "SIP:Anonymous@Anonymous.Invalid",
                    "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=9",
                    "sip:+14155552671@anonymous.invalid",
                    "sip:unknown@unknown.invalid",
                    "sip:Restricted@192.0.2.1",
                    "tel:anonymous",
                    "<>",
                    "sip:@pbx.example.com"
                })
        void isWithheld(String raw) {
            assertThat(reader.read(raw, DE)).isEqualTo(new WithheldNumber());
        }

        @Test
        void isWithheldWithoutAnyText() {
            assertThat(reader.read(null, US)).isEqualTo(new WithheldNumber());
        }

        @Test
        void doesNotHideANumberThatWasSentWithTheName() {
            assertThat(reader.read("\"Anonymous\" <+14155552671>", US)).isEqualTo(dialable("+14155552671", null));
        }
    }

    @Nested
    class ANumberOfNobody {
        @ParameterizedTest
        @CsvSource({
            "112, DE, EMERGENCY",
            "911, DE, EMERGENCY",
            "999, US, EMERGENCY",
            "112, ZZ, EMERGENCY",
            "000, AU, EMERGENCY",
            "110, DE, EMERGENCY",
            "+911, US, EMERGENCY",
            "tel:112, US, EMERGENCY",
            "sip:911@pbx.example.com, US, EMERGENCY",
            "411, US, SHORT_CODE",
            "116117, DE, SHORT_CODE",
            "1177, SE, SHORT_CODE",
            "101, US, EXTENSION",
            "2000, DE, EXTENSION",
            "1234, AT, EXTENSION",
            "204, ZZ, EXTENSION",
            "sip:204@pbx, US, EXTENSION",
            "+2000, DE, EXTENSION",
            "0000, US, DUMMY",
            "0000000000, US, DUMMY",
            "+10000000000, US, DUMMY",
            "(555) 555-5555, US, DUMMY",
            "+1 555 555 5555, DE, DUMMY",
            "1234567890, US, DUMMY",
            "0123456789, DE, DUMMY",
            "+11234567890, US, DUMMY",
            "987-654-3210, US, DUMMY",
            "9999999999999999, US, DUMMY",
            "415 000 0000, US, DUMMY"
        })
        void isSetAside(String raw, String region, SetAsideKind setAsideKind) {
            assertThat(reader.read(raw, new Region(region))).isEqualTo(new SetAside(setAsideKind));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "+14155550101",
                    "+15551234567",
                    "+447700900123",
                    "+442079460018",
                    "+919876543210",
                    "+33123456789"
                })
        void isNotOneKeptForExamplesOrThatOnlyLooksMadeUp(String raw) {
            assertThat(reader.read(raw, US)).isEqualTo(dialable(raw, null));
        }
    }

    @Nested
    class AnExtension {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "+1 (415) 555-2671,,204# | 204",
                    "415 555 2671 #204 | 204",
                    "415-555-2671 x204 | 204",
                    "415-555-2671 EXT. 0204 | 0204",
                    "415-555-2671; ext=7 | 7",
                    "tel:+14155552671;ext=204 | 204",
                    "sip:+14155552671;ext=204@host;user=phone | 204",
                    "415-555-2671 (ext. 204) | 204",
                    "+14155552671 доб. 12 | 12",
                    "415-555-2671 or 2672 | 2672"
                })
        void isKeptBesideTheNumber(String raw, String extension) {
            assertThat(reader.read(raw, US)).isEqualTo(dialable("+14155552671", extension));
        }

        @Test
        void ofAGermanExchangeIsPartOfTheNumberAsItIsDialled() {
            assertThat(reader.read("+49 30 1234567-0", DE)).isEqualTo(dialable("+493012345670", null));
        }

        @Test
        void withoutANumberIsUnreadable() {
            assertThat(reader.read("ext 204", US)).isEqualTo(new Unreadable("204"));
        }
    }

    @Nested
    class SeveralNumbers {
        @Test
        void areReadInTheOrderTyped() {
            assertThat(reader.read("1 (415) 555-2671 (work), 415-555-2672 x9 (cell)", US))
                    .isEqualTo(new Dialable(List.of(number("+14155552671", null), number("+14155552672", "9"))));
        }

        @Test
        void losesOnlyTheOneThatLacksItsAreaCode() {
            assertThat(reader.read("415-555-2671 / 555-2672", US)).isEqualTo(dialable("+14155552671", null));
        }
    }

    @Nested
    class WhatIsNoNumber {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "call reception | ''",
                    "1-800-CALL-NOW-TODAY | 1800",
                    "555-2671 | 5552671",
                    "Room 4155552671 | 4155552671",
                    "٤١٥٥٥٥٢٦٧? | 415555267",
                    "415-555-2671/72 | 415555267172"
                })
        void keepsItsDigitsInAscii(String raw, String digits) {
            assertThat(reader.read(raw, US)).isEqualTo(new Unreadable(digits));
        }

        @Test
        void hasItsDigitsInAsciiWhateverScriptTheyAreIn() {
            assertThat(reader.digitsOf("+٤٤ (０)２０ 7946-0018 ext 9")).isEqualTo("44020794600189");
            assertThat(reader.digitsOf("9".repeat(1_000_000))).hasSize(64);
        }

        @Test
        void needsItsCountryWhenTheRegionIsUnknown() {
            assertThat(reader.read("415-555-2671", new Region("ZZ"))).isEqualTo(new Unreadable("4155552671"));
        }
    }

    @Nested
    class AnyInput {
        private static final String ALPHABET =
                "0123456789+-() .,;:/#*@<>\"'=%xextELabcsip:tel\n\t\0\uD800\uDC00\u200B\u0660\uFF0B\uFF11\u20E3é漢";

        @Test
        void readsWithoutAnException() {
            Random random = new Random(42);
            for (int i = 0; i < 20_000; i++) {
                String raw = random.ints(random.nextInt(40), 0, ALPHABET.length())
                        .mapToObj(c -> String.valueOf(ALPHABET.charAt(c)))
                        .reduce("", String::concat);
                NumberReading reading = reader.read(raw, i % 2 == 0 ? US : DE);
                assertThat(reading).isNotNull();
                if (reading instanceof Dialable(var numbers)) {
                    numbers.forEach(
                            number -> assertThat(reader.read(number.number().e164(), US))
                                    .isIn(dialable(number.number().e164(), null), new SetAside(SetAsideKind.DUMMY)));
                }
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "9", "+", "(", "<", "\"", "/", ",", "x", " ", "\0", "\uD83D", "ext 1 ", "+1 ", "sip:", "%41",
                    "\u0661", "()", "1/"
                })
        void ofAMegabyteIsReadAtOnce(String unit) {
            String raw = unit.repeat(1_000_000 / unit.length());
            Duration limit = Duration.ofSeconds(2);
            assertTimeout(limit, () -> reader.read(raw, US));
        }

        @ParameterizedTest
        @ValueSource(strings = {"9", "+", "(", "<", "/", ",", "x", "ext 1 ", "+1 ", "()", "1/", "\uFDFA", " y", "1 a:"})
        void ofTheLongestFieldIsReadAtOnce(String unit) {
            String raw = unit.repeat(512 / unit.length());
            assertTimeout(Duration.ofSeconds(1), () -> reader.read(raw, DE));
        }

        @Test
        void isReadTheSameByManyThreads() {
            assertThatCode(() -> IntStream.range(0, 5_000)
                            .parallel()
                            .forEach(i -> assertThat(reader.read("0171 2345678", DE))
                                    .isEqualTo(dialable("+491712345678", null))))
                    .doesNotThrowAnyException();
        }
    }

    private static Dialable dialable(String e164, @Nullable String extension) {
        return new Dialable(List.of(number(e164, extension)));
    }

    private static DialableNumber number(String e164, @Nullable String extension) {
        return new DialableNumber(new PhoneNumber(e164), extension);
    }
}
