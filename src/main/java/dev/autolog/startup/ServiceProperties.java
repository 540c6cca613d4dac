package dev.autolog.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.enterprise.inject.spi.Bean;
import java.util.Collection;
import java.util.List;

/** The properties of the service itself. */
final class ServiceProperties {
    /** The prefix of their names. */
    static final String PREFIX = "autolog.";

    private ServiceProperties() {}

    /** Their names, from the config mappings among the beans. */
    static List<String> names(Collection<Bean<?>> beans) {
        return beans.stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(Class.class::isInstance)
                .map(type -> (Class<?>) type)
                .filter(ServiceProperties::isMapping)
                .flatMap(mapping -> ConfigClass.configClass(mapping).getProperties().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isMapping(Class<?> type) {
        ConfigMapping mapping = type.getAnnotation(ConfigMapping.class);
        return mapping != null && mapping.prefix().startsWith(PREFIX);
    }
}
