package dev.autolog.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.PhoneNumber;
import dev.autolog.phone.NumberReader;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java's regular expressions agree with PostgreSQL's in all that these patterns use. */
class NumberPatternTest {
    private static final NumberReader NUMBERS = new NumberReader();

    private static boolean isFound(String number, String text) {
        return Pattern.compile(NumberPattern.of(new PhoneNumber(number), NUMBERS))
                .matcher(text)
                .find();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+14155552671 | +14155552671",
                "+14155552671 | (415) 555-2671",
                "+14155552671 | call 1-415-555-2671 back",
                "+14155552671 | 415.555.2671",
                "+14155552671 | 0014155552671",
                "+442079460000 | 020 7946 0000",
                "+442079460000 | +44 (0)20 7946 0000",
                "+442079460000 | 0044 20 7946 0000",
                "+493055501077 | 030 / 555 01077"
            })
    void aNumberIsFoundAsPeopleTypeIt(String number, String text) {
        assertThat(isFound(number, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+14155552671 | +14155552672",
                "+14155552671 | 94155552671",
                "+14155552671 | 41555526711",
                "+14155552671 | 415555,2671",
                "+50012345 | 12345"
            })
    void anotherNumberIsNot(String number, String text) {
        assertThat(isFound(number, text)).isFalse();
    }
}
