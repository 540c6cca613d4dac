package dev.autolog.local;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of {@code kafka/topics.yaml}. */
public final class Topics {
    /** The path of the list, relative to the root of the project, where Maven and make run. */
    public static final Path FILE = Path.of("kafka", "topics.yaml");

    private Topics() {}

    /** Reads all topics. */
    public static List<TopicSpec> read() {
        try {
            YAMLMapper yaml = new YAMLMapper();
            return List.of(yaml.readValue(FILE.toFile(), TopicSpec[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates missing topics; existing ones do not change. */
    public static void create(String bootstrapServers) {
        create(bootstrapServers, Integer.MAX_VALUE);
    }

    /** Creates missing topics with a maximum number of partitions each. */
    public static void create(String bootstrapServers, int mostPartitions) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = read().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> topic.onOneBroker(mostPartitions))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new StartFailure("The topics could not be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
