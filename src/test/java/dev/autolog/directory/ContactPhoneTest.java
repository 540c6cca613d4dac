package dev.autolog.directory;

import static dev.autolog.directory.ContactSamples.UPDATED;
import static dev.autolog.directory.ContactSamples.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Region;
import dev.autolog.kafka.RecordKey;
import dev.autolog.phone.NumberReader;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactPhoneTest {
    private static final NumberReader READER = new NumberReader();
    private static final RecordKey KEY = new RecordKey("acme", "c-1");

    private static List<ContactPhone> phones(@Nullable Region region, String... typed) {
        return ContactPhone.of(
                contact("acme", "c-1", "Jane", UPDATED, region, List.of(), typed), new Region("US"), READER);
    }

    private static List<ContactPhone> british(String... typed) {
        return phones(new Region("GB"), typed);
    }

    @ParameterizedTest
    @CsvSource({"GB, 020 7946 0018, +442079460018", "FR, 01 23 45 67 89, +33123456789", ", (415) 555-2671, +14155552671"
    })
    void theContactsRegionOrElseTheAccountsSaysHowToReadANumber(@Nullable String region, String typed, String number) {
        assertThat(phones(region == null ? null : new Region(region), typed))
                .extracting(ContactPhone::number)
                .containsExactly(number);
    }

    @Test
    void keepsWhatWasTypedAndItsDigits() {
        assertThat(british("(020) 7946-0018"))
                .containsExactly(new ContactPhone(KEY, 0, "(020) 7946-0018", "+442079460018", null, "02079460018"));
    }

    @Test
    void keepsAnExtensionApart() {
        assertThat(british("020 7946 0018 ext. 204"))
                .containsExactly(
                        new ContactPhone(KEY, 0, "020 7946 0018 ext. 204", "+442079460018", "204", "442079460018"));
    }

    @Test
    void findsEachNumberOfAFieldAndCountsOverAllFields() {
        String two = "020 7946 0018 / 020 7946 0555";

        assertThat(british(two, "020 7946 0777"))
                .containsExactly(
                        new ContactPhone(KEY, 0, two, "+442079460018", null, "442079460018"),
                        new ContactPhone(KEY, 1, two, "+442079460555", null, "442079460555"),
                        new ContactPhone(KEY, 2, "020 7946 0777", "+442079460777", null, "02079460777"));
    }

    @Test
    void keepsTheDigitsOfWhatCannotBeReadForASuggestion() {
        assertThat(british("7946 0018")).containsExactly(new ContactPhone(KEY, 0, "7946 0018", null, null, "79460018"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "411"})
    void keepsWhatIsNoNumberInThisRegionWithoutAnythingToFindItBy(String typed) {
        assertThat(british(typed)).containsExactly(new ContactPhone(KEY, 0, typed, null, null, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000", "anonymous", "+266696687"})
    void leavesOutWhatIsNeverLookedUp(String typed) {
        assertThat(british(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"020 7946 0018, 9460018", "7946 0018, 9460018", "ask for Jane,"})
    void isSuggestedByItsLastSevenDigits(String typed, @Nullable String tail) {
        assertThat(british(typed)).extracting(ContactPhone::tail).containsExactly(tail);
    }

    @Test
    void countsAHundredFields() {
        String[] typed =
                IntStream.range(0, 100).mapToObj("020 7946 %04d"::formatted).toArray(String[]::new);

        assertThat(british(typed))
                .extracting(ContactPhone::position)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }
}
