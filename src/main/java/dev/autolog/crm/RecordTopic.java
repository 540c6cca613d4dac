package dev.autolog.crm;

import java.util.Arrays;

/** A topic whose records go to {@link RecordTarget}s. */
public enum RecordTopic {
    CALL_LOGGED("call-logged", "callLogId"),
    UNRESOLVED_CONFLICTS("unresolved-conflicts", "conflictId");

    private final String topic;
    private final String idField;

    RecordTopic(String topic, String idField) {
        this.topic = topic;
        this.idField = idField;
    }

    /** The name of the topic. */
    public String topic() {
        return topic;
    }

    /** The field of a record with the id of its subject. */
    public String idField() {
        return idField;
    }

    /** The id on the queue, which is that of logs: a log has its own, and others have their topic before theirs. */
    String queueId(String id) {
        return prefix() + id;
    }

    private String prefix() {
        return this == CALL_LOGGED ? "" : topic + "/";
    }

    /** The topic of an id on the queue. */
    static RecordTopic ofQueueId(String queueId) {
        return Arrays.stream(values())
                .filter(topic -> topic != CALL_LOGGED && queueId.startsWith(topic.prefix()))
                .findFirst()
                .orElse(CALL_LOGGED);
    }

    /** The id of the subject, from an id on the queue of this topic. */
    String id(String queueId) {
        return queueId.substring(prefix().length());
    }
}
