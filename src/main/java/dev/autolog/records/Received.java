package dev.autolog.records;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that was read.
 *
 * @param value what it says
 * @param source the record itself, for the dead-letter topic should it come to that
 */
public record Received<T>(T value, ConsumerRecord<byte[], byte[]> source) {}
