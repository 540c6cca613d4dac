package dev.autolog.outbox;

/** The topics that audit entries are published on. */
public enum OutputTopic {
    CALL_LOGGED("call-logged", "dev.autolog.call-logged", "dev.autolog.call-log-withdrawn"),
    UNRESOLVED_CONFLICTS("unresolved-conflicts", "dev.autolog.unresolved-conflict", "dev.autolog.conflict-withdrawn"),
    PLACEHOLDER_CONTACTS("placeholder-contacts", "dev.autolog.placeholder-contact", "dev.autolog.placeholder-merged"),
    ERASURES("erasures", "dev.autolog.erasure", "dev.autolog.erasure-withdrawn"),
    LOG_FORM_REQUESTED("log-form-requested", "dev.autolog.log-form-requested", "dev.autolog.log-form-withdrawn");

    private final String topicName;
    private final String eventType;
    private final String tombstoneType;

    OutputTopic(String topicName, String eventType, String tombstoneType) {
        this.topicName = topicName;
        this.eventType = eventType;
        this.tombstoneType = tombstoneType;
    }

    /** The topic's name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** Whether the newest record of a key is the state of its subject. */
    boolean isState() {
        return this != LOG_FORM_REQUESTED;
    }

    /** The CloudEvents type of a record with a value, or of a tombstone. */
    String eventType(boolean tombstone) {
        return tombstone ? tombstoneType : eventType;
    }
}
