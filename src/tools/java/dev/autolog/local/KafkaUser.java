package dev.autolog.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** A Kafka user of {@code kafka/users.yaml}. */
public record KafkaUser(String name, String description, List<Right> rights) {
    private static final Path FILE = Path.of("kafka", "users.yaml");

    /**
     * The permitted operations on topics or consumer groups.
     *
     * @param patternType {@code prefix} if names are prefixes; null if they are complete
     */
    public record Right(
            @Nullable List<String> topics,
            @Nullable List<String> groups,
            @Nullable @JsonProperty("patternType") String patternType,
            List<String> operations) {

        Stream<ResourcePattern> resources() {
            PatternType type = "prefix".equals(patternType) ? PatternType.PREFIXED : PatternType.LITERAL;
            ResourceType kind = topics == null ? ResourceType.GROUP : ResourceType.TOPIC;
            return (topics == null ? Objects.requireNonNull(groups) : topics)
                    .stream().map(resource -> new ResourcePattern(kind, resource, type));
        }
    }

    /** Reads all users. */
    public static List<KafkaUser> readAll() {
        try {
            return List.of(new YAMLMapper().readValue(FILE.toFile(), KafkaUser[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rights as ACLs of Kafka. */
    public List<AclBinding> acls() {
        return rights.stream()
                .flatMap(right -> right.resources()
                        .flatMap(resource -> right.operations().stream()
                                .map(operation -> new AclBinding(
                                        resource,
                                        new AccessControlEntry(
                                                "User:" + name,
                                                "*",
                                                SecurityUtils.operation(operation),
                                                AclPermissionType.ALLOW)))))
                .toList();
    }
}
