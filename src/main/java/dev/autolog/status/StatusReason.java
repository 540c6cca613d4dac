package dev.autolog.status;

/** Why the verdict is not {@link StatusLevel#RUNNING}. */
public enum StatusReason {
    DATABASE_AWAY(StatusLevel.NOT_RUNNING),
    /** The database's tables are being brought up to date. */
    SCHEMA_OUTDATED(StatusLevel.NOT_RUNNING),
    KAFKA_AWAY(StatusLevel.NOT_RUNNING),
    /** Kafka does not have a topic that is read. */
    TOPIC_MISSING(StatusLevel.NOT_RUNNING),
    /** No instance publishes what is decided. */
    NOBODY_PUBLISHES(StatusLevel.NOT_RUNNING),
    /** Kafka deleted records before they were read, today or yesterday. */
    RECORDS_MISSED(StatusLevel.BEHIND),
    CALLS_WAIT(StatusLevel.BEHIND),
    MESSAGES_WAIT(StatusLevel.BEHIND),
    CONTACTS_WAIT(StatusLevel.BEHIND),
    /** What was decided waits to be published. */
    DECISIONS_WAIT(StatusLevel.BEHIND);

    private final StatusLevel statusLevel;

    StatusReason(StatusLevel statusLevel) {
        this.statusLevel = statusLevel;
    }

    /** What it makes of the whole. */
    StatusLevel verdict() {
        return statusLevel;
    }
}
