package dev.autolog.crm.tryton;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mark in a note's text: which log it is, and which version. Notes have no other field for it. */
record NoteMark(String callLogId, int version) {
    private static final Pattern PATTERN = Pattern.compile("\\[autolog:(\\S+)/(\\d{1,9})]");

    /** The last mark in a text; null if there is none. Before ours, an agent's own words may hold what looks like one. */
    static @Nullable NoteMark in(String text) {
        NoteMark last = null;
        for (Matcher matcher = PATTERN.matcher(text); matcher.find(); ) {
            last = new NoteMark(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        return last;
    }

    /**
     * What a search for a log of any version has to be {@code like}. Never {@code ilike}: that one searches for words on PostgreSQL,
     * and misses marks.
     */
    static String likePattern(String callLogId) {
        return "%[autolog:" + callLogId.replaceAll("[\\\\%_]", "\\\\$0") + "/%";
    }

    @Override
    public String toString() {
        return "[autolog:" + callLogId + "/" + version + "]";
    }
}
