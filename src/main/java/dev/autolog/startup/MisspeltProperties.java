package dev.autolog.startup;

import io.smallrye.config.SmallRyeConfig;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Finds unknown properties in all configuration sources. Unknown properties of Quarkus and of Kafka clients count only if they
 * are similar to a known one, because an extension or plug-in can read others.
 */
final class MisspeltProperties {
    private static final int TYPOS = 2;
    private static final Pattern PROFILES = Pattern.compile("^%[^.]*\\.");
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]|(?<=[A-Z0-9])_[0-9]+_?$");
    /**
     * Kubernetes sets variables with the addresses of the namespace's services in every container; a service can be called
     * autolog or kafka.
     */
    private static final Pattern SERVICE_OF_KUBERNETES = Pattern.compile(
            "[A-Z0-9_]+_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_[0-9]+_[A-Z]+(_(PROTO|PORT|ADDR))?)?)");

    private MisspeltProperties() {}

    /** A line for each unknown property, with the most similar known one if there is any. */
    static List<String> lines(SmallRyeConfig config, Collection<String> ours) {
        Set<String> names = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            source.getPropertyNames()
                    .forEach(name -> names.add(PROFILES.matcher(name).replaceFirst("")));
        }
        KnownProperties own = new KnownProperties(ours);
        return Stream.of(
                        unknown(names, ServiceProperties.PREFIX, own)
                                .map(name -> line(name, own.nearest(name, Math.max(TYPOS, name.length() / 6)))),
                        nearlyKnown(names, PlatformProperties.KAFKA, new KnownProperties(PlatformProperties.ofKafka())),
                        nearlyKnown(
                                names, PlatformProperties.QUARKUS, new KnownProperties(PlatformProperties.ofQuarkus())))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> nearlyKnown(Set<String> names, String prefix, KnownProperties known) {
        return unknown(names, prefix, known)
                .flatMap(name -> known.nearest(name, TYPOS).map(meant -> line(name, Optional.of(meant))).stream());
    }

    private static Stream<String> unknown(Set<String> names, String prefix, KnownProperties known) {
        String variables = PropertyName.environment(prefix);
        return names.stream()
                .filter(name -> name.startsWith(prefix) || name.startsWith(variables))
                // For a variable, its source also lists a property name, with dots where dashes can be meant; only the
                // variable counts.
                .filter(name -> name.startsWith(variables) || !names.contains(PropertyName.environment(name)))
                .filter(name -> !SERVICE_OF_KUBERNETES.matcher(name).matches())
                .map(name -> known.has(name) ? name : INDEX.matcher(name).replaceAll(""))
                .filter(name -> !known.has(name))
                .distinct();
    }

    private static String line(String name, Optional<String> meant) {
        return name + " is no setting"
                + meant.map(other -> "; perhaps " + other + " was meant.").orElse(".");
    }
}
