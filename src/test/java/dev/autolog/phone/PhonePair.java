package dev.autolog.phone;

import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A stored text, the region it is read for, the number of a call, whether the call may be logged on the contact, and the region
 * of the account.
 */
public record PhonePair(String stored, Region region, String callNumber, String verdict, Region accountRegion) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})|\\\\([nt])");

    /** Every pair that the project knows. */
    public static Stream<PhonePair> all() {
        return Stream.concat(from("/phone-pairs.tsv"), from("/more-phone-pairs.tsv"));
    }

    static Stream<PhonePair> from(String resource) {
        return lines(resource).map(PhonePair::of);
    }

    private static Stream<String> lines(String resource) {
        try (InputStream file = Objects.requireNonNull(PhonePair.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank() && !line.startsWith("# "));
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + resource, unreadable);
        }
    }

    /** Pairs whose file has more columns: the region of the account, the verdict and a note. */
    public static Stream<PhonePair> withRegions(String resource) {
        return lines(resource).map(line -> {
            String[] columns = line.split("\t", -1);
            return new PhonePair(
                    unescaped(columns[0]),
                    new Region(columns[1]),
                    columns[2],
                    columns[4],
                    new Region(columns[3].isEmpty() ? columns[1] : columns[3]));
        });
    }

    private static PhonePair of(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 4) {
            throw new IllegalArgumentException("not four columns: " + line);
        }
        Region region = new Region(columns[1]);
        return new PhonePair(unescaped(columns[0]), region, columns[2], columns[3], region);
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> escape.group(1) == null
                        ? (escape.group(2).equals("n") ? "\n" : "\t")
                        : String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }

    /** What the reading means for a call with the number. */
    String verdictOf(NumberReading reading) {
        return switch (reading) {
            case Dialable(var numbers)
            when numbers.stream()
                    .anyMatch(number ->
                            number.extension() == null && number.number().e164().equals(callNumber)) -> "same";
            case SetAside _ -> "never";
            default -> "different";
        };
    }
}
