package dev.autolog.ops;

import io.smallrye.config.SmallRyeConfig;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings that nobody reads, wherever they were set. Of those of Kafka's clients only the ones that are nearly a known name count:
 * a plug-in of theirs may read others.
 */
final class MisspeltSettings {
    private static final String OWN_VARIABLE = "AUTOLOG_";
    private static final String KAFKA = "kafka.";
    private static final String KAFKA_VARIABLE = "KAFKA_";
    private static final Pattern PROFILES = Pattern.compile("^%[^.]*\\.");
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]$");
    /** Kubernetes tells every container where the services of its namespace are; one of them may be called autolog or kafka. */
    private static final Pattern SERVICE_OF_KUBERNETES = Pattern.compile(
            "[A-Z0-9_]+_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_[0-9]+_[A-Z]+(_(PROTO|PORT|ADDR))?)?)");

    private MisspeltSettings() {}

    /** A line for each, with the name that was perhaps meant. */
    static List<String> lines(SmallRyeConfig config, Collection<String> known) {
        Set<String> names = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            source.getPropertyNames()
                    .forEach(name -> names.add(PROFILES.matcher(name).replaceFirst("")));
        }
        return Stream.concat(own(names, known), ofKafka(names)).toList();
    }

    private static Stream<String> own(Set<String> names, Collection<String> known) {
        Map<String, String> variables = variables(known);
        Stream<String> properties = names.stream()
                .filter(name -> name.startsWith(OwnSettings.PREFIX))
                .map(name -> INDEX.matcher(name).replaceFirst(""))
                .filter(name -> !known.contains(name))
                // What a source of variables makes of them has dots for what may be dashes.
                .filter(name -> !names.contains(SettingName.environment(name)))
                .map(name -> line(name, nearest(name, known)));
        Stream<String> environment = names.stream()
                .filter(name -> name.startsWith(OWN_VARIABLE))
                .filter(name -> !SERVICE_OF_KUBERNETES.matcher(name).matches())
                .filter(name -> !variables.containsKey(name.replaceFirst("_[0-9]+_?$", "")))
                .map(name -> line(name, nearest(name, variables.keySet())));
        return Stream.concat(properties, environment).distinct();
    }

    private static Stream<String> ofKafka(Set<String> names) {
        Set<String> known = new TreeSet<>();
        Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                .flatMap(Set::stream)
                .forEach(name -> known.add(KAFKA + name));
        Map<String, String> variables = variables(known);
        Stream<String> properties = names.stream()
                .filter(name -> name.startsWith(KAFKA) && !known.contains(name))
                .filter(name -> !names.contains(SettingName.environment(name)))
                .flatMap(name -> nearest(name, known).map(meant -> line(name, Optional.of(meant))).stream());
        Stream<String> environment = names.stream()
                .filter(name -> name.startsWith(KAFKA_VARIABLE) && !variables.containsKey(name))
                .filter(name -> !SERVICE_OF_KUBERNETES.matcher(name).matches())
                .flatMap(name ->
                        nearest(name, variables.keySet()).map(meant -> line(name, Optional.of(meant))).stream());
        return Stream.concat(properties, environment);
    }

    private static Map<String, String> variables(Collection<String> properties) {
        Map<String, String> variables = new TreeMap<>();
        properties.forEach(property -> variables.put(SettingName.environment(property), property));
        return variables;
    }

    private static String line(String name, Optional<String> meant) {
        return name + " is no setting"
                + meant.map(other -> "; perhaps " + other + " was meant.").orElse(".");
    }

    /** The known name that is most like it, if any is much like it. */
    private static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> distance(name, other) <= Math.max(2, name.length() / 6));
    }

    /** How many characters have to be put in, taken out or replaced. */
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
