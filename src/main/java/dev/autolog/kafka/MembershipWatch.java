package dev.autolog.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Finds consumers that stay out of their group although this instance has joined, as after their threads have ended. The
 * connector retries their polls forever, and shows no failure.
 */
@ApplicationScoped
public class MembershipWatch {
    private static final Logger LOG = Logger.getLogger(MembershipWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Longer than a member takes to join again after its session has expired. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(1);

    private final GroupMembership groupMembership;
    private final ConsumedTopics consumedTopics;
    private final TopicProgress brokers;
    private final Set<String> groups;
    private final CountDownLatch stopping = new CountDownLatch(1);
    /** When consumers were seen last, by their channels; belongs to the thread. */
    private final Map<ProcessedOffsetCommitter, Long> seen = new HashMap<>();

    private volatile boolean lost;

    MembershipWatch(
            GroupMembership groupMembership,
            ConsumedTopics consumedTopics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Config settings) {
        this.groupMembership = groupMembership;
        this.consumedTopics = consumedTopics;
        brokers = new TopicProgress(kafka, "autolog-groups", PATIENCE);
        groups = Channel.in(settings).stream().map(Channel::group).collect(Collectors.toSet());
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("members").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        brokers.close();
    }

    /** Whether a consumer has been no member of its group for a minute: only a restart of the instance helps. */
    public boolean hasLostConsumers() {
        return lost;
    }

    private void run() {
        try {
            while (!stopping.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                note(missing());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The consumers that are no members now; none while Kafka does not answer, or this instance has not joined. */
    private Set<ProcessedOffsetCommitter> missing() throws InterruptedException {
        if (!groupMembership.isJoined()) {
            return Set.of();
        }
        // In this order: a consumer that joins meanwhile has an id that the groups do not have yet.
        Map<ProcessedOffsetCommitter, Optional<String>> ids = new HashMap<>();
        consumedTopics.consumers().forEach(consumer -> ids.put(consumer, id(consumer)));
        try {
            Set<String> members = brokers.members(groups);
            return ids.entrySet().stream()
                    .filter(id -> id.getValue().filter(members::contains).isEmpty())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        } catch (KafkaException e) {
            return Set.of();
        }
    }

    /** A consumer's id as a member; empty if its thread does not answer. */
    private static Optional<String> id(ProcessedOffsetCommitter consumer) {
        return consumer.membership()
                .map(ConsumerGroupMetadata::memberId)
                .map(Optional::of)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .recoverWithItem(Optional.empty())
                .await()
                .indefinitely();
    }

    private void note(Set<ProcessedOffsetCommitter> missing) {
        long now = System.nanoTime();
        List<ProcessedOffsetCommitter> all = consumedTopics.consumers();
        Set<ProcessedOffsetCommitter> present = new HashSet<>(all);
        present.removeAll(missing);
        present.forEach(consumer -> seen.put(consumer, now));
        boolean isLost = missing.stream()
                .anyMatch(consumer -> now - seen.computeIfAbsent(consumer, _ -> now) > LONGEST_ABSENCE.toNanos());
        if (isLost && !lost) {
            LOG.errorf(
                    "A consumer has been no member of its group for %d s, and this instance reports that it is not alive: another"
                            + " member may have its group.instance.id",
                    LONGEST_ABSENCE.toSeconds());
        }
        lost = isLost;
    }
}
