package dev.autolog.recovery;

import dev.autolog.records.Channel;
import dev.autolog.records.Contexts;
import dev.autolog.records.Feed;
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
 * Takes in again what the consumer groups are done with and the database may lack. The groups stay where they are: they go on
 * with what comes after.
 */
@ApplicationScoped
class WhatCameIn {
    private final Topics topics;
    private final List<Channel> channels;
    private final List<Feed> feeds;
    private final Vertx vertx;

    WhatCameIn(Topics topics, Config settings, @All List<Feed> feeds, Vertx vertx) {
        this.topics = topics;
        this.vertx = vertx;
        this.feeds = feeds;
        channels = Channel.in(settings);
    }

    /** Takes it in, and says how many records that were. */
    long takeAgain(Map<TopicPartition, Long> marks) throws InterruptedException {
        AtomicLong taken = new AtomicLong();
        // Contacts first: calls of back then are decided by the directory of now.
        List<Channel> inOrder = channels.stream()
                .sorted(Comparator.comparing(channel -> !channel.name().equals("crm-contacts")))
                .toList();
        for (Channel channel : inOrder) {
            Feed feed = feed(channel.name());
            topics.read(marks, topics.taken(List.of(channel)), records -> {
                Contexts.await(vertx, () -> feed.takeAgain(records));
                taken.addAndGet(records.count());
            });
        }
        return taken.get();
    }

    private Feed feed(String channel) {
        return feeds.stream()
                .filter(feed -> feed.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody takes in " + channel));
    }
}
