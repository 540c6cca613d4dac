package dev.autolog.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.NearMatch.CalledPhone;
import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import dev.autolog.domain.SuggestionReason;
import dev.autolog.kafka.RecordKey;
import dev.autolog.phone.NumberReader;
import dev.autolog.phone.PhonePair;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a contact's phone and the number of a call come to, by the rules of the directory: logged, suggested, or neither. */
class CallPairsTest {
    private static final String LOGGED = "LOGGED";
    private static final String NOTHING = "NOTHING";

    private final NumberReader reader = new NumberReader();
    private final PhoneComparison comparison = new PhoneComparison(reader);

    /** LOGGED, the reason of a suggestion, or NOTHING. */
    private String verdict(
            String stored, Region storedRegion, @Nullable Instant createdAt, String called, Region callRegion) {
        Optional<PhoneLookup> lookup = lookup(reader.read(called, callRegion), called);
        if (lookup.isEmpty()) {
            return NOTHING;
        }
        List<ContactPhone> phones =
                ContactPhone.of(new RecordKey("acme", "c-1"), List.of(stored), storedRegion, reader);
        if (phones.stream().anyMatch(phone -> isMatch(phone, createdAt, lookup.get()))) {
            return LOGGED;
        }
        CalledPhone calledPhone = comparison.called(lookup.get());
        Set<String> tails = PhoneComparison.tails(calledPhone);
        return phones.stream()
                .filter(phone -> phone.tail() != null && tails.contains(phone.tail()))
                .flatMap(phone -> comparison.reason(phone, createdAt, calledPhone).stream())
                .map(SuggestionReason::name)
                .findFirst()
                .orElse(NOTHING);
    }

    private boolean isMatch(ContactPhone phone, @Nullable Instant createdAt, PhoneLookup lookup) {
        PhoneNumber number = lookup.number();
        return number != null
                && number.e164().equals(phone.number())
                && Objects.equals(lookup.extension(), phone.extension())
                && phone.isCertain(reader, createdAt);
    }

    private static Optional<PhoneLookup> lookup(NumberReading reading, String called) {
        OtherParty other = reading instanceof Dialable(var numbers)
                ? numbers.getFirst().extension() == null
                        ? new OtherParty.Outside(numbers.getFirst().number())
                        : new OtherParty.OutsideExtension(
                                numbers.getFirst().number(),
                                Objects.requireNonNull(numbers.getFirst().extension()),
                                called)
                : new OtherParty.NotLookedUp(called);
        return PhoneLookup.of("acme", other, reading);
    }

    private String verdict(PhonePair pair) {
        return verdict(pair.stored(), pair.region(), null, pair.callNumber(), pair.accountRegion());
    }

    static Stream<PhonePair> pairs() {
        return Stream.concat(PhonePair.all(), PhonePair.withRegions("/phone-pairs-2.tsv"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aCallIsLoggedOrSuggestedWhereItIsTheSameLineAndNeverLoggedWhereItIsNot(PhonePair pair) {
        if (pair.verdict().equals("same")) {
            assertThat(verdict(pair)).isNotEqualTo(NOTHING);
        } else {
            assertThat(verdict(pair)).isNotEqualTo(LOGGED);
        }
    }

    @Nested
    class ANumberThatTwoLinesHadOneAfterTheOther {
        @ParameterizedTest
        @CsvSource({
            "(08) 3812 3456, +84838123456",
            "+84 8 3812 3456, +84838123456",
            "(08) 3812 3456, +842838123456",
            "038 3834 567, +84383834567",
            "038 3834 567, +842383834567"
        })
        void isSuggestedForBothWhereTheContactMayBeOlderThanTheChange(String stored, String called) {
            for (Instant createdAt : new Instant[] {null, Instant.parse("2015-01-01T00:00:00Z")}) {
                assertThat(verdict(stored, new Region("VN"), createdAt, called, new Region("VN")))
                        .isEqualTo("OLD_NUMBERING_PLAN");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "083 812 3456, +84838123456, LOGGED",
            "083 812 3456, +842838123456, LACKS_COUNTRY_CODE",
            "038 383 4567, +84383834567, LOGGED",
            "038 383 4567, +842383834567, LACKS_COUNTRY_CODE"
        })
        void isTheLineOfTodayWhereTheContactIsYounger(String stored, String called, String verdict) {
            assertThat(verdict(
                            stored, new Region("VN"), Instant.parse("2020-05-01T00:00:00Z"), called, new Region("VN")))
                    .isEqualTo(verdict);
        }

        @ParameterizedTest
        @CsvSource({
            "0168 123 4567, VN, +84381234567, LOGGED",
            "0123 812 3456, VN, +84838123456, LOGGED",
            "+41 75 234 56 78, LI, +4232345678, OLD_NUMBERING_PLAN",
            "01 842 7153, TH, +66818427153, OLD_NUMBERING_PLAN",
            "(02) 812 3456, PH, +63288123456, OLD_NUMBERING_PLAN",
            "(02) 812 3456, PH, +63278123456, OLD_NUMBERING_PLAN",
            "(02) 812 3456, PH, +63298123456, NOTHING",
            "+241 01 72 12 34, GA, +24111721234, OLD_NUMBERING_PLAN",
            "(04) 3826 1234, VN, +842438261234, LOGGED",
            "91 234 5678, VN, +84912345678, LOGGED"
        })
        void isLoggedOnlyWhereTheTextLeavesNoDoubt(String stored, String region, String called, String verdict) {
            assertThat(verdict(stored, new Region(region), null, called, new Region(region)))
                    .isEqualTo(verdict);
        }
    }

    @Nested
    class ANumberOfTheCallThatCannotBeRead {
        @ParameterizedTest
        @CsvSource({
            "+44 1843 297201, GB, 441843297201, US",
            "01843 297201, GB, 441843297201, US",
            "+1 415 555 2009, US, 914155552009, US",
            "(415) 555-2009, US, 914155552009, US",
            "+44 20 7946 0018, GB, 2079460018, DE",
            "0171 3920055, DE, 4901713920055, US",
            "+44 20 7946 0018, GB, 442079460018@198.51.100.7, US"
        })
        void isSuggestedByItsDigits(String stored, String storedRegion, String called, String region) {
            assertThat(verdict(stored, new Region(storedRegion), null, called, new Region(region)))
                    .isEqualTo("LACKS_COUNTRY_CODE");
        }

        @ParameterizedTest
        @CsvSource({
            "+44 20 7946 0019, GB, 442079460018, US",
            "+1 415 555 2009, US, 915155552009, US",
            "+1 415 555 2009, US, 552009, DE"
        })
        void isNotSuggestedForOtherDigits(String stored, String storedRegion, String called, String region) {
            assertThat(verdict(stored, new Region(storedRegion), null, called, new Region(region)))
                    .isEqualTo(NOTHING);
        }

        @ParameterizedTest
        @CsvSource({
            "+39 02 94752006, IT, +39390294752006, IT",
            "+49 151 23456789, DE, 4915123456789@s.whatsapp.net, US",
            "+49 151 23456789, DE, 4915123456789@c.us, US",
            "+1 415 555 2671, US, +14155552671;npdi;rn=+14155550000, DE",
            "+44 20 7946 0018, GB, %2B442079460018, US"
        })
        void isLoggedWhereItsNotationIsKnown(String stored, String storedRegion, String called, String region) {
            assertThat(verdict(stored, new Region(storedRegion), null, called, new Region(region)))
                    .isEqualTo(LOGGED);
        }
    }

    @Nested
    class AStoredNumberThatNamesItsCountry {
        @ParameterizedTest
        @CsvSource({"+49 23125123, DE, +493023125123", "+44 7946 0018, GB, +442079460018"})
        void isComparedByItsEndLikeANationalOne(String stored, String region, String called) {
            assertThat(verdict(stored, new Region(region), null, called, new Region(region)))
                    .isEqualTo("LACKS_COUNTRY_CODE");
        }
    }

    @Nested
    class AnExtension {
        @ParameterizedTest
        @CsvSource({
            "+1 415 555 3100 x12, +14155553100 x12, LOGGED",
            "+1 415 555 3100 ext. 12, tel:+1-415-555-3100;ext=12, LOGGED",
            "+1 415 555 3100, +14155553100 x12, SHARED_SWITCHBOARD",
            "+1 415 555 3100 x13, +14155553100 x12, SHARED_SWITCHBOARD",
            "+1 415 555 3100 x12, +14155553100, SHARED_SWITCHBOARD",
            "+1 415 555 3100, +14155553100, LOGGED",
            "+1 415 555 3101 x12, +14155553100 x12, NOTHING"
        })
        void isPartOfThePhoneOnBothSides(String stored, String called, String verdict) {
            assertThat(verdict(stored, new Region("US"), null, called, new Region("US")))
                    .isEqualTo(verdict);
        }
    }
}
