package dev.autolog.startup;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of the known properties, and the names of the environment variables that set them. */
final class KnownProperties {
    /** A segment that operators choose, as in {@code quarkus.log.category."name".level}. */
    private static final Pattern CHOSEN = Pattern.compile("\"[^\"]*\"");

    private final Set<String> names = new TreeSet<>();
    private final List<Pattern> families;

    KnownProperties(Collection<String> properties) {
        families = properties.stream()
                .filter(property -> CHOSEN.matcher(property).find())
                .flatMap(property -> Stream.of(family(property, false), family(property, true)))
                .toList();
        for (String property : properties) {
            names.add(property);
            names.add(PropertyName.environment(property));
        }
    }

    private static Pattern family(String property, boolean isVariable) {
        return Pattern.compile(CHOSEN.splitAsStream(property)
                .map(part -> Pattern.quote(isVariable ? PropertyName.environment(part) : part))
                .collect(Collectors.joining(".+", "", property.endsWith("\"") ? ".+" : "")));
    }

    boolean has(String name) {
        return names.contains(name)
                || families.stream().anyMatch(family -> family.matcher(name).matches());
    }

    /**
     * The most similar known name.
     *
     * @param typos the maximum number of missing, surplus and replaced characters
     */
    Optional<String> nearest(String name, int typos) {
        return names.stream()
                .filter(other -> Math.abs(other.length() - name.length()) <= typos)
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> distance(name, other) <= typos);
    }

    /** The Levenshtein distance, ignoring case. */
    private static int distance(String from, String to) {
        String left = from.toLowerCase(Locale.ROOT);
        String right = to.toLowerCase(Locale.ROOT);
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] here = new int[right.length() + 1];
            here[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = above[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(replaced, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[right.length()];
    }
}
