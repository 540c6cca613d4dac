package dev.autolog.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountSettingsTest {
    private static final AccountSettings ACCOUNT = AccountSettingsSamples.with("""
            {"numberFormats": [{"pattern": "9##########", "e164": "+1##########"},
                               {"pattern": "0#########", "e164": "+49#########"},
                               {"pattern": "9415#######", "e164": "+44415#######"}]}""");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "94155552671, +14155552671",
                "9 (415) 555-2671, +14155552671",
                "9.415.555.2671, +14155552671",
                "0301234567, +49301234567",
                "030123456, 030123456",
                "+94155552671, +94155552671",
                "4155552671, 4155552671",
                "9415555267x, 9415555267x",
                "'', ''",
                "none, none"
            })
    void aNumberOfInHouseDiallingBecomesE164ByTheFirstFormatThatFits(
            @Nullable String dialled, @Nullable String number) {
        assertThat(ACCOUNT.dialled(dialled)).isEqualTo(number);
    }

    @Test
    void anAccountWithoutFormatsLeavesNumbersAsTheyAre() {
        assertThat(AccountSettingsSamples.DEFAULTS.dialled("94155552671")).isEqualTo("94155552671");
        assertThat(AccountSettingsSamples.DEFAULTS.formatOf("94155552671")).isEmpty();
    }

    @Test
    void theFormatThatFitsIsKnown() {
        assertThat(ACCOUNT.formatOf("0301234567").orElseThrow().pattern()).isEqualTo("0#########");
    }
}
