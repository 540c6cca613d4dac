package dev.autolog.crm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The time of a CRM's clock, by the header {@code Date} of an answer (RFC 9110, 6.6.1). */
public final class ServerTime {
    private ServerTime() {}

    /**
     * The time of an answer, in seconds.
     *
     * @param ownTime in its place, if the header is missing
     */
    public static Instant of(CrmResponse response, Instant ownTime) {
        String date = response.headers().get("date");
        try {
            return date == null ? ownTime : DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException e) {
            return ownTime;
        }
    }
}
