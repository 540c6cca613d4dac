package dev.autolog.domain;

/**
 * Messages that are logged together.
 *
 * @param count how many there are
 * @param text what they say, for people; long threads lack their older ones
 */
public record ThreadSummary(int count, String text) {
    /** What is left where all turned out to belong elsewhere. */
    public static final ThreadSummary NONE = new ThreadSummary(0, "");

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "ThreadSummary[" + count + "]";
    }
}
