package dev.autolog.status;

/**
 * Records of a topic, of all accounts, that Kafka deleted after their retention and before the service read them.
 *
 * @param topic the topic
 * @param records number of missed records; reported for a day after the last of them
 */
public record MissedRecords(String topic, long records) {}
