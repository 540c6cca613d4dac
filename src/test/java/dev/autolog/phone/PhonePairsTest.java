package dev.autolog.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.DialableNumber;
import dev.autolog.domain.Region;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhonePairsTest {
    private static final List<Region> SOME_REGIONS = Stream.of(
                    "US", "DE", "IT", "RU", "MX", "BR", "AU", "HU", "FK", "ZZ")
            .map(Region::new)
            .toList();

    private final NumberReader reader = new NumberReader();

    static Stream<PhonePair> pairs() {
        return PhonePair.all();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aStoredTextMatchesACallExactlyWhenItIsTheSameNumber(PhonePair pair) {
        NumberReading reading = reader.read(pair.stored(), pair.region());
        assertThat(pair.verdictOf(reading)).as("%s", described(reading)).isEqualTo(pair.verdict());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aNormalFormReadsAsItselfInEveryRegion(PhonePair pair) {
        if (reader.read(pair.stored(), pair.region()) instanceof Dialable(var numbers)) {
            for (DialableNumber number : numbers) {
                for (Region region : SOME_REGIONS) {
                    assertThat(first(reader.read(number.number().e164(), region)))
                            .isEqualTo(number.number().e164());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void punctuationAroundAnInternationalNumberChangesNothing(PhonePair pair) {
        if (pair.verdict().equals("same")) {
            String number = pair.callNumber();
            for (String text : List.of(
                    " " + number + "\n",
                    "\u202A" + number + "\u202C",
                    "tel:" + number,
                    "SIP:" + number + "@198.51.100.7:5060;user=phone",
                    "(+" + number.substring(1, 3) + ") " + number.substring(3),
                    "\"Ada 2\" <" + number + ">")) {
                assertThat(first(reader.read(text, new Region("US"))))
                        .isEqualTo(first(reader.read(number, pair.region())));
            }
        }
    }

    @Test
    void thereArePairsEnoughToMeanSomething() {
        assertThat(PhonePair.from("/phone-pairs.tsv")).hasSizeGreaterThanOrEqualTo(48);
        assertThat(PhonePair.from("/more-phone-pairs.tsv"))
                .hasSizeGreaterThanOrEqualTo(150)
                .doesNotHaveDuplicates();
    }

    private static String first(NumberReading reading) {
        return reading instanceof Dialable(var numbers)
                ? numbers.getFirst().number().e164()
                : String.valueOf(reading);
    }

    private static String described(NumberReading reading) {
        return reading instanceof Dialable(var numbers)
                ? numbers.stream()
                        .map(n -> String.format(
                                Locale.ROOT, "%s ext %s", n.number().e164(), n.extension()))
                        .toList()
                        .toString()
                : String.valueOf(reading);
    }
}
