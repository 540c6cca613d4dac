package dev.autolog.deferral;

import dev.autolog.kafka.RecordFeed;
import io.smallrye.mutiny.Uni;

/** A feed that can defer records of accounts that exceed their share. */
public interface DeferrableFeed extends RecordFeed {
    /**
     * Processes deferred records; none is deferred again.
     *
     * @return completes when every record has its outcome; must be called on a Vert.x context of its own
     */
    Uni<Void> takeDeferred(DeferredRecords records);
}
