package dev.autolog.startup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The properties that Quarkus and Kafka clients read. */
final class PlatformProperties {
    static final String KAFKA = "kafka.";
    static final String QUARKUS = "quarkus.";
    /** The resource in which each Quarkus extension describes its properties. */
    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";

    private PlatformProperties() {}

    static Set<String> ofKafka() {
        Set<String> names = new TreeSet<>();
        Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                .flatMap(Set::stream)
                .forEach(name -> names.add(KAFKA + name));
        return names;
    }

    static Set<String> ofQuarkus() {
        Set<String> names = new TreeSet<>();
        try {
            for (URL model :
                    Collections.list(PlatformProperties.class.getClassLoader().getResources(MODEL))) {
                collect(model, names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static void collect(URL model, Set<String> names) throws IOException {
        try (InputStream text = model.openStream();
                JsonParser json = new JsonFactory().createParser(text)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING && "property".equals(json.currentName())) {
                    names.add(json.getText());
                }
            }
        }
    }
}
