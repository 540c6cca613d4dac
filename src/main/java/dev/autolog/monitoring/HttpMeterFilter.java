package dev.autolog.monitoring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the tags of HTTP metrics, because clients choose methods and paths, and a path can hold a number. Paths of endpoints and
 * common methods stay; all others share one value.
 */
@Singleton
class HttpMeterFilter implements MeterFilter {
    /** Replaces uncommon methods and paths without an endpoint. */
    static final String OTHER = "OTHER";

    private static final String PREFIX = "http.server.";
    private static final String METHOD = "method";
    private static final String URI = "uri";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "UNKNOWN");
    /** Quarkus's own replacements for paths. */
    private static final Set<String> PLACEHOLDERS = Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "root");

    private final BeanManager beans;
    private volatile @Nullable Set<String> paths;

    HttpMeterFilter(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(PREFIX)) {
            return id;
        }
        List<Tag> tags = id.getTags().stream().map(this::bounded).toList();
        return tags.equals(id.getTags()) ? id : id.replaceTags(tags);
    }

    private Tag bounded(Tag tag) {
        return switch (tag.getKey()) {
            case METHOD -> METHODS.contains(tag.getValue()) ? tag : Tag.of(METHOD, OTHER);
            case URI ->
                PLACEHOLDERS.contains(tag.getValue()) || paths().contains(tag.getValue()) ? tag : Tag.of(URI, OTHER);
            default -> tag;
        };
    }

    private Set<String> paths() {
        Set<String> known = paths;
        if (known == null) {
            known = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .map(bean -> bean.getBeanClass())
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(HttpMeterFilter::pathsOf)
                    .collect(Collectors.toUnmodifiableSet());
            paths = known;
        }
        return known;
    }

    private static Stream<String> pathsOf(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods())
                .map(method -> method.getAnnotation(Path.class))
                .map(path -> path == null ? base : base + "/" + path.value())
                .map(path -> path.replaceAll("/+", "/"));
    }
}
