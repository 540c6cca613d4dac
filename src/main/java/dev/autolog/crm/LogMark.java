package dev.autolog.crm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mark in a text: which log it is, and which version. For records that have no other field for it. */
public record LogMark(String callLogId, int version) {
    private static final Pattern PATTERN = Pattern.compile("\\[autolog:(\\S+)/(\\d{1,9})]");

    /** The last mark in a text; null if there is none. Before ours, an agent's own words may hold what looks like one. */
    public static @Nullable LogMark in(String text) {
        LogMark last = null;
        for (Matcher matcher = PATTERN.matcher(text); matcher.find(); ) {
            last = new LogMark(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        return last;
    }

    /** The last mark in HTML, which the CRM may have changed: it ends at markup. */
    public static @Nullable LogMark inHtml(String html) {
        return in(html.replaceAll("[<>]", " "));
    }

    /**
     * What a search for a log of any version has to be {@code like}. Never {@code ilike}: that one searches for words on PostgreSQL,
     * and misses marks.
     */
    public static String likePattern(String callLogId) {
        return "%[autolog:" + callLogId.replaceAll("[\\\\%_]", "\\\\$0") + "/%";
    }

    @Override
    public String toString() {
        return "[autolog:" + callLogId + "/" + version + "]";
    }
}
