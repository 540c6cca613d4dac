package dev.autolog.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.WithheldNumber;
import dev.autolog.domain.Region;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Country codes as people and platforms write them: without a plus sign, followed by a zero, or twice. */
class CountryCodeTest {
    private final NumberReader reader = new NumberReader();

    @Nested
    class WithoutAPlusSign {
        /** libphonenumber 9.0.43 takes the first for +49 491713920055 and calls that valid. */
        @ParameterizedTest
        @CsvSource({
            "49 171 3920055, DE, +491713920055",
            "49 (0)171 3920055, DE, +491713920055",
            "49-221-4710123, DE, +492214710123",
            "492214710123, DE, +492214710123",
            "49 30 23125123, DE, +493023125123",
            "62 361 234567, ID, +62361234567",
            "31 20 123 4567, NL, +31201234567",
            "442079460018, GB, +442079460018",
            "1 415 555 2671, US, +14155552671"
        })
        void theRegionsOwnCodeIsReadWhereTheNationalReadingIsImplausible(String typed, String region, String e164) {
            assertThat(e164Of(reader.read(typed, new Region(region)))).isEqualTo(e164);
        }

        @ParameterizedTest
        @CsvSource({
            "49 2131 9001, DE",
            "4921319001, DE",
            "49 6131 4711, DE",
            "39 06 123456, IT",
            "4532123456, US",
            "(453) 212-3456, US"
        })
        void twoPlausibleReadingsAreNoNumber(String typed, String region) {
            assertThat(reader.read(typed, new Region(region))).isInstanceOf(NumberReading.Unreadable.class);
        }

        @ParameterizedTest
        @CsvSource({"4155552671, US, +14155552671", "2079460018, GB, +442079460018", "612345678, FR, +33612345678"})
        void aNationalNumberInUseStaysOne(String typed, String region, String e164) {
            assertThat(e164Of(reader.read(typed, new Region(region)))).isEqualTo(e164);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+48 (0)22 123 45 67, PL, +48221234567",
        "+34 (0)91 842 71 53, ES, +34918427153",
        "+34 0 91 842 71 53, ES, +34918427153",
        "+852 (0)2345 6789, HK, +85223456789",
        "+420 (0)2 2211 1122, CZ, +420222111122",
        "+30 (0)210 123 4567, GR, +302101234567",
        "+47 (0)22 12 34 56, NO, +4722123456",
        "+45 (0)32 12 34 56, DK, +4532123456",
        "+351 (0)21 842 7153, PT, +351218427153",
        "+57 (0)310 622 2226, CO, +573106222226",
        "+65 (0)6123 4567, SG, +6561234567"
    })
    void aZeroAfterTheCodeIsDroppedWhereNoneIsDialled(String typed, String region, String e164) {
        assertThat(e164Of(reader.read(typed, new Region(region)))).isEqualTo(e164);
        assertThat(e164Of(reader.read(typed, new Region("US")))).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({"+39 (0)2 1234567, +39021234567", "+39 06 69812, +390669812", "+378 0549 886377, +3780549886377"})
    void aZeroThatBelongsToTheNumberStays(String typed, String e164) {
        assertThat(e164Of(reader.read(typed, new Region("DE")))).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "+33 +33 1 23 45 67 89, +33123456789",
        "+1+14155552671, +14155552671",
        "+44 44 20 7946 0018, +442079460018",
        "+49 49 171 3920055, +491713920055"
    })
    void aDoubledCodeIsReadOnce(String typed, String e164) {
        assertThat(e164Of(reader.read(typed, new Region("US")))).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "8 (044) 123-45-67, UA, +380441234567",
        "8 067 123 45 67, UA, +380671234567",
        "8 (029) 123-45-67, BY, +375291234567",
        "+370 (8) 612 34567, LT, +37061234567",
        "(8-5) 212 3456, LT, +37052123456",
        "8 612 34567, LT, +37061234567",
        "8 701 234 5678, KZ, +77012345678",
        "+36 (06) 20 472 5163, HU, +36204725163"
    })
    void otherTrunkPrefixesAreDropped(String typed, String region, String e164) {
        assertThat(e164Of(reader.read(typed, new Region(region)))).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({"13 22 65, AU, +61132265", "132265, AU, +61132265", "+61 13 22 65, US, +61132265"})
    void aCompanysNumberAtALocalRateIsNoExtension(String typed, String region, String e164) {
        assertThat(e164Of(reader.read(typed, new Region(region)))).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "+49 30 23125123 App. 12, 12",
        "+49 30 23125123 Nst. 12, 12",
        "+34 918 427 153 extensión 7, 7",
        "+81 3-1234-5678 内線 204, 204",
        "+82 2-312-3456 내선 31, 31",
        "+86 10 6552 9988 转 801, 801",
        "+90 212 345 67 89 dahili 114, 114",
        "+48 22 123 45 67 wewn. 5, 5",
        "+420 222 111 122 linka 9, 9",
        "+46 8 123 456 78 ankn 17, 17",
        "+46 8 123 456 78 anknytning 17, 17",
        "+45 32 12 34 56 lokal 17, 17",
        "+47 22 12 34 56 linje 3, 3",
        "+49 30 23125123 Durchwahl 12, 12",
        "+49 30 23125123 Apparat 12, 12",
        "+7 495 123-45-67 доб. 12, 12",
        "+31 20 123 4567 toestel 12, 12",
        "+36 1 234 5678 mellék 12, 12",
        "+55 11 2345-6789 ramal 12, 12",
        "+86 10 6552 9988 分机 801, 801"
    })
    void wordsForAnExtensionInOtherLanguages(String typed, String extension) {
        assertThat(reader.read(typed, new Region("US")))
                .isInstanceOfSatisfying(
                        Dialable.class,
                        reading -> assertThat(reading.numbers())
                                .singleElement()
                                .satisfies(
                                        number -> assertThat(number.extension()).isEqualTo(extension)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anoniem",
                "非通知",
                "Número oculto",
                "Numéro privé",
                "Hemligt nummer",
                "Скрытый номер",
                "Payphone",
                "公衆電話",
                "Hemligt",
                "Privénummer",
                "Afgeschermd",
                "Numéro inconnu",
                "Número desconocido",
                "Não identificado",
                "Nummer unterdrückt",
                "Numero nascosto",
                "Numer prywatny",
                "Neznámé číslo",
                "Rejtett szám",
                "Gizli numara",
                "Απόκρυψη",
                "Прихований номер",
                "未知号码",
                "발신번호표시제한",
                "מספר חסוי",
                "رقم خاص",
                "Pay Phone",
                "발신자표시제한"
            })
    void wordsForAWithheldNumberInOtherLanguages(String typed) {
        assertThat(reader.read(typed, new Region("US"))).isInstanceOf(WithheldNumber.class);
    }

    /**
     * Pairs of a stored text and the number of another contact's call: a match would log the call on a stranger. Those of Vietnam,
     * whose old landlines are mobiles of today, cannot be told by their digits alone.
     */
    static Stream<PhonePair> differentNumbers() {
        return PhonePair.withRegions("/phone-pairs-2.tsv")
                .filter(pair -> pair.verdict().equals("different"))
                .filter(pair -> !pair.region().code().equals("VN"));
    }

    @ParameterizedTest
    @MethodSource("differentNumbers")
    void differentNumbersNeverMatch(PhonePair pair) {
        String stored = e164Of(reader.read(pair.stored(), pair.region()));
        String called = e164Of(reader.read(pair.callNumber(), pair.region()));
        assertThat(stored)
                .satisfiesAnyOf(
                        number -> assertThat(number).isEmpty(),
                        number -> assertThat(number).isNotEqualTo(called));
    }

    private static String e164Of(NumberReading reading) {
        return reading instanceof Dialable(var numbers)
                ? numbers.getFirst().number().e164()
                : "";
    }
}
