package dev.autolog.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules with minutes become seconds, so that a test need not wait for hours: what is in brackets and after {@code for} is
 * divided by sixty, and is at least four seconds, to hold a few scrapes, and at most thirty. Thresholds stay as they are.
 */
final class ShortRules {
    static final long FACTOR = 60;
    private static final Duration SHORTEST = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern DURATION = Pattern.compile("(?<=\\[|for: )(\\d+)([mhd])");
    private static final Map<String, Duration> UNITS =
            Map.of("m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private ShortRules() {}

    /** Writes them to a folder. */
    static List<Path> write(Path folder) {
        return Rule.files(Rule.FOLDER).stream()
                .map(file -> {
                    try {
                        return Files.writeString(
                                folder.resolve(file.getFileName().toString()), shortened(Files.readString(file)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    static String shortened(String rules) {
        return DURATION.matcher(rules).replaceAll(ShortRules::shortened);
    }

    private static String shortened(MatchResult found) {
        Duration unit = UNITS.getOrDefault(found.group(2), Duration.ZERO);
        Duration less = unit.multipliedBy(Long.parseLong(found.group(1))).dividedBy(FACTOR);
        Duration bounded = less.compareTo(SHORTEST) < 0 ? SHORTEST : less.compareTo(LONGEST) > 0 ? LONGEST : less;
        return Matcher.quoteReplacement(bounded.toSeconds() + "s");
    }
}
