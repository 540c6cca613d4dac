package dev.autolog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.NearMatch.StoredPhone;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMatchTest {

    @Test
    void aSwitchboardIsSharedByAllItsExtensions() {
        assertThat(reason("14155552671204", "+14155552671", "204", "+14155552671"))
                .contains(SuggestionReason.SHARED_SWITCHBOARD);
    }

    @Test
    void anEqualNumberIsAMatchAndNotANearOne() {
        assertThat(reason("4155552671", "+14155552671", null, "+14155552671")).isEmpty();
    }

    @Nested
    class ANumberTypedWithoutItsCountryCode {
        @ParameterizedTest
        @CsvSource({
            "02079460018, , +442079460018",
            "2079460018, , +442079460018",
            "442079460018, , +442079460018",
            "5552671, , +14155552671",
            "0030901820, , +4930901820",
            "6561234567, +16561234567, +6561234567",
            "02079460018, +492079460018, +442079460018"
        })
        void isNearTheNumberItEnds(String digits, @Nullable String number, String called) {
            assertThat(reason(digits, number, null, called)).contains(SuggestionReason.LACKS_COUNTRY_CODE);
        }

        @ParameterizedTest
        @CsvSource({"552671, , +14155552671", "0552671, , +14155552671", "'', , +14155552671", "0000000, , +14150000000"
        })
        void isNotNearWithFewerThanSevenDigits(String digits, @Nullable String number, String called) {
            assertThat(reason(digits, number, null, called)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16561234567, +16561234567, +6561234567",
        "442079460018, +442079460018, +4942079460018",
        "00442079460018, +442079460018, +12079460018",
        "4602079460018, +462079460018, +442079460018"
    })
    void internationalNumbersOfTwoCountriesAreNeverNear(String digits, String number, String called) {
        assertThat(reason(digits, number, null, called)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+551187654321, +5511987654321",
        "+541123456789, +5491123456789",
        "+5215512345678, +525512345678",
        "+3921234567, +39021234567"
    })
    void aDigitThatComesAndGoesMakesNumbersSimilarBothWays(String one, String other) {
        assertThat(reason(one.substring(1), one, null, other)).contains(SuggestionReason.SIMILAR_NUMBER);
        assertThat(reason(other.substring(1), other, null, one)).contains(SuggestionReason.SIMILAR_NUMBER);
        assertThat(NearMatch.tail(one)).isEqualTo(NearMatch.tail(other));
    }

    @ParameterizedTest
    @CsvSource({
        "+551187654321, +5511887654321",
        "+551187654321, +5521987654321",
        "+3931234567, +3936234567",
        "+4911234567, +49901234567",
        "+14155552671, +14155552672",
        "+49301234567, +49301234567815",
        "+1, +39"
    })
    void anyOtherDifferenceIsNotSimilar(String one, String other) {
        assertThat(reason(one.substring(1), one, null, other)).isEmpty();
        assertThat(reason(other.substring(1), other, null, one)).isEmpty();
    }

    @Test
    void aStoredPhoneIsMaskedInText() {
        assertThat(new StoredPhone("4155552671", new PhoneNumber("+14155552671"), "204"))
                .asString()
                .doesNotContain("555", "204");
    }

    @Test
    void theTailIsTheLastSevenDigits() {
        assertThat(NearMatch.tail("+14155552671")).contains("5552671");
        assertThat(NearMatch.tail("5552671")).contains("5552671");
        assertThat(NearMatch.tail("552671")).isEmpty();
        assertThat(NearMatch.tail("+552671")).isEmpty();
    }

    private static Optional<SuggestionReason> reason(
            String digits, @Nullable String number, @Nullable String extension, String called) {
        PhoneNumber read = number == null ? null : new PhoneNumber(number);
        return NearMatch.reason(new StoredPhone(digits, read, extension), new PhoneNumber(called));
    }
}
