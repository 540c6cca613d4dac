package dev.autolog.status;

/** Why the verdict is not {@link Verdict#RUNNING}. */
public enum Reason {
    DATABASE_AWAY(Verdict.NOT_RUNNING),
    /** The database's tables are being brought up to date. */
    SCHEMA_OUTDATED(Verdict.NOT_RUNNING),
    KAFKA_AWAY(Verdict.NOT_RUNNING),
    /** No instance publishes what is decided. */
    NOBODY_PUBLISHES(Verdict.NOT_RUNNING),
    CALLS_WAIT(Verdict.BEHIND),
    MESSAGES_WAIT(Verdict.BEHIND),
    CONTACTS_WAIT(Verdict.BEHIND),
    /** What was decided waits to be published. */
    DECISIONS_WAIT(Verdict.BEHIND);

    private final Verdict verdict;

    Reason(Verdict verdict) {
        this.verdict = verdict;
    }

    /** What it makes of the whole. */
    Verdict verdict() {
        return verdict;
    }
}
