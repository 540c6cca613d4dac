package dev.autolog.local;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** One user of {@code kafka/users.yaml}. */
public record KafkaUser(String name, String description, List<Right> rights) {
    /**
     * What the user may do with some topics, groups or the cluster.
     *
     * @param patternType {@code literal}, which is what null means too, or {@code prefix}
     * @param operations Kafka's, for example {@code Read}
     */
    public record Right(
            @Nullable List<String> topics,
            @Nullable List<String> groups,
            boolean cluster,
            @Nullable String patternType,
            List<String> operations) {
        private Stream<ResourcePattern> resources() {
            PatternType type = "prefix".equals(patternType) ? PatternType.PREFIXED : PatternType.LITERAL;
            return Stream.of(
                            names(topics).map(name -> new ResourcePattern(ResourceType.TOPIC, name, type)),
                            names(groups).map(name -> new ResourcePattern(ResourceType.GROUP, name, type)),
                            Stream.of(new ResourcePattern(
                                            ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL))
                                    .filter(_ -> cluster))
                    .flatMap(patterns -> patterns);
        }

        private static Stream<String> names(@Nullable List<String> names) {
            return Objects.requireNonNullElse(names, List.<String>of()).stream();
        }
    }

    /** The same as a broker has it. */
    public List<AclBinding> bindings() {
        return rights.stream()
                .flatMap(right -> right.resources()
                        .flatMap(resource -> right.operations().stream()
                                .map(operation -> new AclBinding(resource, allowed(operation)))))
                .toList();
    }

    private AccessControlEntry allowed(String operation) {
        return new AccessControlEntry(
                "User:" + name,
                "*",
                AclOperation.valueOf(
                        operation.replaceAll("(?<=.)([A-Z])", "_$1").toUpperCase(Locale.ROOT)),
                AclPermissionType.ALLOW);
    }
}
