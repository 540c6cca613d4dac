package dev.autolog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"+1", "+09", "+442079460018", "+123456789012345"})
    void isAPlusSignAndUpToFifteenDigits(String text) {
        assertThat(new PhoneNumber(text).e164()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "442079460018",
                "0442079460018",
                "+1234567890123456",
                "+44 20 7946 0018",
                "+4420794600a8",
                "+442079460/18",
                "+442079460:18",
                "+４４２０７９４６",
                "++44207946001"
            })
    void isNothingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumber(text))
                .withMessage("not an E.164 number");
    }

    @Test
    void showsItsLastTwoDigitsOnly() {
        assertThat(new PhoneNumber("+442079460018")).hasToString("PhoneNumber[…18]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA", "ZZ", "US"})
    void aRegionIsTwoCapitalLetters(String code) {
        assertThat(new Region(code).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "U", "USA", "us", "U1", "U[", "@S"})
    void aRegionIsNothingElse(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Region(code));
    }

    @Test
    void aDialableReadingHoldsANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NumberReading.Dialable(List.of()));
    }
}
