package dev.autolog.api;

import dev.autolog.directory.ErasureKind;
import dev.autolog.erasure.Erasure;
import dev.autolog.erasure.ErasureStep;
import dev.autolog.erasure.KafkaRetention;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An erasure and its progress.
 *
 * @param contactId the contact; null for a number, which the view does not show
 * @param step the current step; {@code DONE} once everything is erased
 * @param counts number of erased items so far, by kind, such as {@code calls} and {@code messages}; {@code mentions} are calls of
 *     others; once done also {@code keptInSettings}: settings that name the number, which admins have to change themselves
 * @param topics the topics that may still hold earlier records
 * @param createdBy the agent id of the admin, or {@code AUTO} for the CRM
 * @param finishedAt null while the erasure is running
 */
@Schema(name = "Erasure")
record ErasureView(
        UUID id,
        ErasureKind kind,
        @Nullable String contactId,
        ErasureStep step,
        Map<String, Long> counts,
        List<RetainedTopicView> topics,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /**
     * A topic that can hold records published before the erasure.
     *
     * @param retentionSeconds how long the topic keeps a record; null for a compacted topic, where the tombstone removes it
     */
    @Schema(name = "RetainedTopic")
    record RetainedTopicView(String topic, @Nullable Long retentionSeconds) {
        static RetainedTopicView of(KafkaRetention one) {
            return new RetainedTopicView(
                    one.topic(),
                    one.retention() == null ? null : one.retention().toSeconds());
        }

        /** Without the name, as all that could be a text of a person. */
        @Override
        public String toString() {
            return "RetainedTopicView[" + retentionSeconds + "]";
        }
    }

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.id(),
                erasure.kind(),
                erasure.contacts().stream().findFirst().orElse(null),
                erasure.step(),
                new TreeMap<>(erasure.counts()),
                KafkaRetention.ALL.stream().map(RetainedTopicView::of).toList(),
                erasure.createdBy(),
                erasure.createdAt(),
                erasure.finishedAt());
    }

    /** Masked: a log does not need to name the contact. */
    @Override
    public String toString() {
        return "ErasureView[" + id + ", " + step + "]";
    }
}
