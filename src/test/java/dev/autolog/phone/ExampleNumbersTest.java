package dev.autolog.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every region's example number of every type, in every format that libphonenumber writes. */
class ExampleNumbersTest {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private final NumberReader reader = new NumberReader();

    record Example(String region, PhoneNumberType type, Phonenumber.PhoneNumber number) {
        String in(PhoneNumberFormat format) {
            return LIBRARY.format(number, format);
        }

        @Override
        public String toString() {
            return region + " " + type + " " + in(PhoneNumberFormat.INTERNATIONAL);
        }
    }

    /**
     * Canada's 310 numbers are dialled within the country only and so have no international form that could be called; an Iranian
     * service number is shorter with its country code than any subscriber's.
     */
    static Stream<Example> examples() {
        return allExamples()
                .filter(example ->
                        !List.of("CA UAN +1 310-1234", "IR UAN +98 9601").contains(example.toString()));
    }

    private static Stream<Example> allExamples() {
        return LIBRARY.getSupportedRegions().stream()
                .sorted()
                .flatMap(region -> LIBRARY.getSupportedTypesForRegion(region).stream()
                        .map(type -> new Example(region, type, LIBRARY.getExampleNumberForType(region, type))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anInternationalFormatReadsAsTheSameNumberAnywhere(Example example) {
        for (PhoneNumberFormat format :
                List.of(PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.RFC3966)) {
            for (String region : List.of(example.region(), "US", "DE", "ZZ")) {
                NumberReading reading = reader.read(example.in(format), new Region(region));
                assertThat(numbersOf(reading)).as("%s in %s", format, region).containsExactly(expected(example));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aNationalFormatNeverReadsAsAnotherNumber(Example example) {
        NumberReading reading = reader.read(example.in(PhoneNumberFormat.NATIONAL), new Region(example.region()));
        if (reading instanceof Dialable) {
            assertThat(numbersOf(reading)).containsExactly(expected(example));
        }
    }

    @Test
    void onlyAFewNationalFormatsAreNotRead() {
        List<String> unread = new ArrayList<>();
        List<String> setAside = new ArrayList<>();
        examples().forEach(example -> {
            switch (reader.read(example.in(PhoneNumberFormat.NATIONAL), new Region(example.region()))) {
                case Dialable _ -> {}
                case SetAside _ -> setAside.add(example.toString());
                default -> unread.add(example.toString());
            }
        });
        // A German pager and a local number look the same without a trunk zero, and pagers are the rarer of the two.
        assertThat(unread).as("unread").containsExactly("DE PAGER +49 16412345");
        // As short as the desk phones of a company, and nobody's own.
        assertThat(setAside)
                .as("set aside")
                .containsExactly(
                        "NL UAN +31 14020",
                        "NO UAN +47 02000",
                        "PF UAN +689 44 01 23",
                        "SJ UAN +47 02000",
                        "UY UAN +598 21123");
    }

    private static String expected(Example example) {
        return example.in(PhoneNumberFormat.E164);
    }

    private static List<String> numbersOf(NumberReading reading) {
        return reading instanceof Dialable(var numbers)
                ? numbers.stream().map(number -> number.number().e164()).toList()
                : List.of(reading.toString());
    }
}
