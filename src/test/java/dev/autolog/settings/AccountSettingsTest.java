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

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "4915139200550, +4915139200550",
                "' 442079460018 ', ' +442079460018 '",
                "tel:442079460018, tel:+442079460018",
                "SIP:442079460018@pbx.example, SIP:+442079460018@pbx.example",
                "4915123456789@s.whatsapp.net, +4915123456789@s.whatsapp.net",
                "442079460018;ext=12, +442079460018;ext=12",
                "4155552671, +4155552671",
                "94155552671, +14155552671",
                "+442079460018, +442079460018",
                "02079460018, 02079460018",
                "00442079460018, 00442079460018",
                "5552671, 5552671",
                "1234567890123456, 1234567890123456",
                "4155-552671, 4155-552671",
                "anonymous, anonymous",
                "none, none"
            })
    void aPlatformThatSendsE164WithoutThePlusGetsIt(@Nullable String sent, @Nullable String number) {
        AccountSettings account = AccountSettingsSamples.with("""
                {"e164WithoutPlus": true, "numberFormats": [{"pattern": "9415#######", "e164": "+1415#######"}]}""");

        assertThat(account.received(sent)).isEqualTo(number);
    }

    @Test
    void numbersAreTakenAsSentWhereTheAccountDoesNotSaySo() {
        assertThat(AccountSettingsSamples.DEFAULTS.received("4915139200550")).isEqualTo("4915139200550");
        assertThat(ACCOUNT.received("94155552671")).isEqualTo("+14155552671");
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
