package dev.autolog.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two different valid numbers are never read as the same: a number of any region and type, however it is written, is read as
 * itself, as a number that is not valid, or not at all.
 */
class DifferentNumbersTest {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final long SEED = 20_261_129;
    /** Numbers tried of each range, besides the metadata's example. */
    private static final int NEIGHBOURS = 2;

    private final NumberReader reader = new NumberReader();
    private final Random random = new Random(SEED);

    private record Example(String region, Phonenumber.PhoneNumber number) {
        String e164() {
            return LIBRARY.format(number, PhoneNumberFormat.E164);
        }

        String national() {
            return LIBRARY.getNationalSignificantNumber(number);
        }

        /** What is dialled before the number within its country; empty for nothing. */
        String trunkPrefix() {
            return Optional.ofNullable(LIBRARY.getNddPrefixForRegion(region, true))
                    .orElse("");
        }
    }

    private record Text(String written, String region) {}

    /** The examples of the metadata, and valid numbers that differ from them in their last four digits. */
    private List<Example> examples() {
        List<Example> all = new ArrayList<>();
        for (String region : sorted(LIBRARY.getSupportedRegions())) {
            for (PhoneNumberType type : sorted(LIBRARY.getSupportedTypesForRegion(region))) {
                Phonenumber.PhoneNumber example = LIBRARY.getExampleNumberForType(region, type);
                if (example != null) {
                    all.add(new Example(region, example));
                    random.ints(NEIGHBOURS, 0, 10_000)
                            .mapToObj(last -> neighbour(example, last))
                            .filter(number -> LIBRARY.isValidNumberForRegion(number, region))
                            .forEach(number -> all.add(new Example(region, number)));
                }
            }
        }
        return all;
    }

    private static <T extends Comparable<T>> List<T> sorted(Set<T> items) {
        return items.stream().sorted().toList();
    }

    private static Phonenumber.PhoneNumber neighbour(Phonenumber.PhoneNumber example, int last) {
        return new Phonenumber.PhoneNumber()
                .mergeFrom(example)
                .setNationalNumber(example.getNationalNumber() / 10_000 * 10_000 + last);
    }

    private Set<Text> texts(Example example) {
        String code = "+" + example.number().getCountryCode();
        String national = example.national();
        List<String> regions = sorted(LIBRARY.getSupportedRegions());
        String abroad = regions.get(random.nextInt(regions.size()));
        Set<Text> texts = new LinkedHashSet<>();
        Stream.of(
                        example.e164(),
                        LIBRARY.format(example.number(), PhoneNumberFormat.INTERNATIONAL),
                        LIBRARY.format(example.number(), PhoneNumberFormat.RFC3966),
                        code + " +" + code.substring(1) + " " + national)
                .forEach(text -> {
                    texts.add(new Text(text, example.region()));
                    texts.add(new Text(text, abroad));
                });
        if (LIBRARY.getCountryCodeForRegion(abroad) != example.number().getCountryCode()) {
            texts.add(new Text(LIBRARY.formatOutOfCountryCallingNumber(example.number(), abroad), abroad));
        }
        Stream.of(
                        LIBRARY.format(example.number(), PhoneNumberFormat.NATIONAL),
                        national,
                        example.trunkPrefix() + national,
                        code.substring(1) + national,
                        code.substring(1) + " " + national,
                        "00" + code.substring(1) + national)
                .forEach(text -> texts.add(new Text(text, example.region())));
        if (example.trunkPrefix().equals("0")) {
            texts.add(new Text(code + " (0)" + national, example.region()));
            texts.add(new Text(code + " (0)" + national, abroad));
        }
        // A code typed twice is another number's where that number is valid.
        if (!isValid(code + code.substring(1) + national)) {
            texts.add(new Text(code + " " + code.substring(1) + " " + national, example.region()));
        }
        return texts;
    }

    private static boolean isValid(String e164) {
        try {
            return LIBRARY.isValidNumber(LIBRARY.parse(e164, null));
        } catch (NumberParseException e) {
            return false;
        }
    }

    @Test
    void areNeverReadAsTheSameHoweverTheyAreWritten() {
        List<Example> examples = examples();
        List<String> mistaken = new ArrayList<>();
        int read = 0;
        for (Example example : examples) {
            for (Text text : texts(example)) {
                if (reader.read(text.written(), new Region(text.region())) instanceof Dialable(var numbers)
                        && numbers.size() == 1) {
                    read++;
                    PhoneNumber number = numbers.getFirst().number();
                    if (isAnothers(number, example, text)) {
                        mistaken.add(text + " of " + example.e164() + " was read as " + number.e164());
                    }
                }
            }
        }

        assertThat(mistaken).isEmpty();
        assertThat(LIBRARY.getSupportedRegions())
                .as("regions that were tried")
                .isSubsetOf(examples.stream().map(Example::region).toList());
        assertThat(read).as("texts that were read").isGreaterThan(10 * examples.size());
    }

    /** Numbers of earlier plans are today's under another form, and never logged where that form is another line's. */
    private boolean isAnothers(PhoneNumber number, Example example, Text text) {
        return !number.e164().equals(example.e164())
                && reader.isInUse(number)
                && !reader.formerOf(number).contains(new PhoneNumber(example.e164()))
                && !reader.mayBeFormer(text.written(), number, null);
    }
}
