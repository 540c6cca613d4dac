package dev.autolog.recovery;

import dev.autolog.kafka.Channel;
import dev.autolog.kafka.RecordFeed;
import dev.autolog.kafka.VertxContexts;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;

/**
 * Processes again the input records that the consumer groups have committed and the database may lack. The groups keep their
 * offsets and continue with later records.
 */
@ApplicationScoped
class InputReplay {
    private final TopicReader topicReader;
    private final List<Channel> channels;
    private final List<RecordFeed> recordFeeds;
    private final Vertx vertx;

    InputReplay(TopicReader topicReader, Config settings, @All List<RecordFeed> recordFeeds, Vertx vertx) {
        this.topicReader = topicReader;
        this.vertx = vertx;
        this.recordFeeds = recordFeeds;
        channels = Channel.in(settings);
    }

    /** Processes the records again from the checkpoints on, and returns their number. */
    long takeAgain(Map<TopicPartition, Long> marks) throws InterruptedException {
        AtomicLong taken = new AtomicLong();
        // Contacts first, so that old calls are decided with the current directory.
        List<Channel> inOrder = channels.stream()
                .sorted(Comparator.comparing(channel -> !channel.name().equals("crm-contacts")))
                .toList();
        for (Channel channel : inOrder) {
            RecordFeed recordFeed = feed(channel.name());
            Void _ = VertxContexts.await(vertx, recordFeed::restored);
            topicReader.read(marks, topicReader.taken(List.of(channel)), records -> {
                VertxContexts.await(vertx, () -> recordFeed.takeAgain(records));
                taken.addAndGet(records.count());
            });
        }
        return taken.get();
    }

    private RecordFeed feed(String channel) {
        return recordFeeds.stream()
                .filter(recordFeed -> recordFeed.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no consumer for channel " + channel));
    }
}
