package dev.autolog.status;

/** The reason for a status other than {@link StatusLevel#RUNNING}. */
public enum StatusReason {
    DATABASE_AWAY(StatusLevel.NOT_RUNNING),
    /** The schema is being migrated. */
    SCHEMA_OUTDATED(StatusLevel.NOT_RUNNING),
    KAFKA_AWAY(StatusLevel.NOT_RUNNING),
    /** An input topic is missing in Kafka. */
    TOPIC_MISSING(StatusLevel.NOT_RUNNING),
    /** No instance runs the relay. */
    NOBODY_PUBLISHES(StatusLevel.NOT_RUNNING),
    /** Kafka deleted records before they were read, today or yesterday. */
    RECORDS_MISSED(StatusLevel.BEHIND),
    CALLS_WAIT(StatusLevel.BEHIND),
    MESSAGES_WAIT(StatusLevel.BEHIND),
    CONTACTS_WAIT(StatusLevel.BEHIND),
    /** Audit entries wait for the relay. */
    DECISIONS_WAIT(StatusLevel.BEHIND);

    private final StatusLevel statusLevel;

    StatusReason(StatusLevel statusLevel) {
        this.statusLevel = statusLevel;
    }

    /** The overall status that results from this reason. */
    StatusLevel verdict() {
        return statusLevel;
    }
}
