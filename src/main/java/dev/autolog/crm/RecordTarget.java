package dev.autolog.crm;

/**
 * How one kind of system takes records of {@code call-logged} and {@code unresolved-conflicts} as they are on the topic, at least
 * once: it tells repeats apart by itself.
 */
public interface RecordTarget extends CrmConnector {
    /**
     * Delivers the newest version of a log, or the newest state of a conflict.
     *
     * @throws CrmException if the target did not acknowledge it
     */
    void deliver(CrmSession session, TopicRecord record);
}
