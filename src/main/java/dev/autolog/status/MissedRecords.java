package dev.autolog.status;

/**
 * Records of a topic that Kafka deleted before the service read them, because their retention was over. All accounts together.
 *
 * @param topic the topic
 * @param records how many, up to the last of them; they are told of for a day
 */
public record MissedRecords(String topic, long records) {}
