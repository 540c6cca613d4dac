package dev.autolog.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as contacts have them from before their country changed its numbering plan. */
class PlanChangesTest {
    private final NumberReader reader = new NumberReader();

    private String read(String typed, String region) {
        NumberReading reading = reader.read(typed, new Region(region));
        return reading instanceof Dialable(var numbers)
                ? numbers.getFirst().number().e164()
                : String.valueOf(reading);
    }

    @Nested
    class AnOldFormThatIsNoOtherLineToday {
        @ParameterizedTest
        @CsvSource({
            "97 12 34 56, BJ, +2290197123456",
            "+229 21 30 12 34, BJ, +2290121301234",
            "07 12 34 56, CI, +2250707123456",
            "05 06 12 34, CI, +2250505061234",
            "+225 20 31 12 34, CI, +2252720311234",
            "+84 123 812 3456, VN, +84838123456",
            "0168 123 4567, VN, +84381234567",
            "0511 3812 345, VN, +842363812345",
            "03 310 123 4567, CO, +573101234567",
            "+57 1 234 5678, CO, +576012345678",
            "8123 4567, CL, +56981234567",
            "(2) 234 5678, CL, +56222345678",
            "+230 712 3456, MU, +23057123456",
            "7123 4567, CM, +237671234567",
            "061 12 34 56, MA, +212661123456",
            "022 34 56 78, MA, +212522345678",
            "09 812 3456, EC, +593998123456",
            "223-4567, CR, +50622234567",
            "812-3456, CR, +50688123456",
            "012 745 6183, EG, +201227456183",
            "010 123 4567, EG, +201001234567",
            "+965 9123456, KW, +96599123456",
            "+974 5 512345, QA, +97455512345",
            "01 462 7153, SA, +966114627153",
            "021 212345, GH, +233302212345",
            "+213 61 12 34 56, DZ, +213661123456",
            "8 (095) 123-45-67, RU, +74951234567",
            "(095) 123-45-67, RU, +74951234567",
            "+7 3272 12 34 56, KZ, +77272123456",
            "+995 32 123456, GE, +995322123456",
            "0171 946 0018, GB, +442079460018",
            "071 946 0018, GB, +442079460018",
            "0181 946 0018, GB, +442089460018",
            "01232 123456, GB, +442890123456",
            "01 234 56 78, CH, +41442345678",
            "01 3412345, GR, +302103412345",
            "+30 10 3412345, GR, +302103412345",
            "093 2123456, GR, +306932123456",
            "834 5678, SG, +6568345678",
            "234 5678, SG, +6562345678",
            "+599 542 1234, SX, +17215421234",
            "0311 234 5678, IR, +983132345678",
            "9567 41234, ES, +35020041234",
            "0 22 123 45 67, PL, +48221234567",
            "0 22 212345, MD, +37322212345",
            "+52 1 55 1234 5678, MX, +525512345678",
            "044 55 1234 5678, MX, +525512345678"
        })
        void isReadAsTheLineOfToday(String typed, String region, String e164) {
            assertThat(read(typed, region)).isEqualTo(e164);
        }

        @ParameterizedTest
        @CsvSource({
            "+22997123456, +2290197123456",
            "+22507123456, +2250707123456",
            "+841681234567, +84381234567",
            "+441712345678, +442072345678"
        })
        void isTheSameOnTheSideOfTheCall(String called, String e164) {
            assertThat(read(called, "US")).isEqualTo(e164);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+2290197123456, BJ",
        "+2250707123456, CI",
        "+842838123456, VN",
        "+84838123456, VN",
        "+576012345678, CO",
        "+56981234567, CL",
        "+63288123456, PH",
        "+393471234567, IT",
        "+442079460018, GB",
        "+41752345678, CH"
    })
    void aNumberOfTodayStays(String e164, String region) {
        assertThat(read(e164, region)).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({"223 4567, MX", "1234567, DE", "812 3456, EC", "2345678, SA", "171 234, GB"})
    void aLocalNumberIsNoOldForm(String typed, String region) {
        assertThat(reader.read(typed, new Region(region))).isNotInstanceOf(Dialable.class);
    }

    @Nested
    class ANumberThatWasAnotherLines {
        private final PhoneNumber mobile = new PhoneNumber("+84838123456");

        @Test
        void isInDoubtUntilAContactIsMadeAfterTheChange() {
            assertThat(reader.mayBeFormer("(08) 3812 3456", mobile, null)).isTrue();
            assertThat(reader.mayBeFormer("(08) 3812 3456", mobile, Instant.parse("2017-06-16T12:00:00Z")))
                    .isTrue();
            assertThat(reader.mayBeFormer("(08) 3812 3456", mobile, Instant.parse("2017-06-18T12:00:00Z")))
                    .isFalse();
        }

        @Test
        void isNotInDoubtWhereItWasTypedInAnOlderFormOfItself() {
            assertThat(reader.mayBeFormer("0123 812 3456", mobile, null)).isFalse();
        }

        @Test
        void isFoundByItsFormerForm() {
            assertThat(reader.formerOf(new PhoneNumber("+842838123456"))).contains(mobile);
            assertThat(reader.formerOf(new PhoneNumber("+14155552671"))).isEmpty();
        }
    }

    @Nested
    class OfOneLineWithTwoCodes {
        @ParameterizedTest
        @CsvSource({
            "0690 27 12 34, FR, +590690271234",
            "+33 690 27 12 34, US, +590690271234",
            "0590 27 12 34, GP, +590590271234",
            "0596 27 12 34, FR, +596596271234",
            "0696 27 12 34, FR, +596696271234",
            "0594 27 12 34, FR, +594594271234",
            "0694 27 12 34, FR, +594694271234",
            "0262 27 12 34, FR, +262262271234",
            "+33 692 27 12 34, RE, +262692271234",
            "0639 27 12 34, FR, +262639271234",
            "048 9012 3456, IE, +442890123456",
            "+353 48 9012 3456, US, +442890123456",
            "0549 886377, IT, +3780549886377",
            "+39 0549 886377, SM, +3780549886377",
            "+378 886377, SM, +3780549886377",
            "+972 59 912 3456, IL, +970599123456",
            "059 912 3456, IL, +970599123456",
            "+970 59 912 3456, PS, +970599123456",
            "+377 44 153 826, AL, +38344153826",
            "+386 49 153 826, SI, +38349153826",
            "+381 38 123 456, RS, +38338123456"
        })
        void bothAreReadAsOneNumber(String typed, String region, String e164) {
            assertThat(read(typed, region)).isEqualTo(e164);
        }

        @ParameterizedTest
        @CsvSource({
            "06 12 34 56 78, FR, +33612345678",
            "+972 50 123 4567, IL, +972501234567",
            "+386 41 123 456, SI, +38641123456",
            "+377 93 15 20 00, MC, +37793152000",
            "+381 11 123 4567, RS, +381111234567"
        })
        void neighboursKeepTheirOwnCode(String typed, String region, String e164) {
            assertThat(read(typed, region)).isEqualTo(e164);
        }
    }

    @Test
    void everyLineOfTheTableNamesCountryFormsDateAndSource() throws IOException {
        Set<String> countries = Set.of(Locale.getISOCountries());
        try (InputStream table =
                Objects.requireNonNull(PlanChangesTest.class.getResourceAsStream("/numbering-plan-changes.tsv"))) {
            Stream<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"));
            assertThat(lines).hasSizeGreaterThan(150).allSatisfy(line -> {
                String[] columns = line.split("\t", -1);
                assertThat(columns).hasSize(5);
                assertThat(columns[0].equals("XK") || countries.contains(columns[0]))
                        .isTrue();
                assertThat(columns[2]).startsWith("+");
                assertThat(columns[4]).isNotBlank();
                if (!columns[3].equals("-")) {
                    assertThat(LocalDate.parse(columns[3].replace(" always", "")))
                            .isBefore(LocalDate.of(2026, 1, 1));
                }
            });
        }
    }
}
