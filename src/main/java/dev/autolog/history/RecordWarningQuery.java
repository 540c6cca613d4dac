package dev.autolog.history;

import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowValues;
import dev.autolog.validation.TimeParser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts that were left out of the newest contact records of an account, newest first. */
@ApplicationScoped
public class RecordWarningQuery {
    private static final String TOPIC = "crm-contacts";
    private static final String PAGE = "select t.contact_id, t.position, t.reason, t.field, t.partition, t.place, t.at"
            + " from contact_warning t where t.account_id = ?1"
            + " and (t.at, t.contact_id, t.position) < (cast(cast(?2 as text) as timestamptz), ?3, ?4)"
            + " order by t.at desc, t.contact_id desc, t.position desc limit ";

    private final AccountSessions sessions;

    RecordWarningQuery(AccountSessions sessions) {
        this.sessions = sessions;
    }

    /** The last warning of a page, after which the next page begins. */
    private record WarningCursor(Instant at, String contactId, int position) {
        static final WarningCursor FIRST = new WarningCursor(Instant.parse("9999-12-31T23:59:59Z"), "", 0);

        String text() {
            String text = at + " " + position + " " + contactId;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        static WarningCursor of(String cursor) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
                if (parts.length == 3 && parts[2].indexOf('\0') < 0) {
                    return new WarningCursor(TimeParser.inUtc(parts[0]), parts[2], Integer.parseInt(parts[1]));
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                // Not a cursor of this list.
            }
            throw InvalidQueryException.cursor();
        }
    }

    /**
     * A page of the warnings.
     *
     * @param after the cursor of the previous page; null for the first
     */
    public Uni<Page<RecordWarningView>> page(String accountId, @Nullable String after, int limit) {
        WarningCursor from = after == null ? WarningCursor.FIRST : WarningCursor.of(after);
        return sessions.read(
                        accountId,
                        session -> session.createNativeQuery(PAGE + (limit + 1), Object[].class)
                                .setParameter(1, accountId)
                                .setParameter(2, from.at().toString())
                                .setParameter(3, from.contactId())
                                .setParameter(4, from.position())
                                .getResultList())
                .map(rows -> new Page<>(
                        rows.stream().limit(limit).map(RecordWarningQuery::view).toList(),
                        rows.size() > limit ? cursor(rows.get(limit - 1)).text() : null));
    }

    private static WarningCursor cursor(Object[] row) {
        return new WarningCursor(at(row), (String) row[0], ((Number) row[1]).intValue());
    }

    private static Instant at(Object[] row) {
        return Objects.requireNonNull(RowValues.time(row[6]));
    }

    private static RecordWarningView view(Object[] row) {
        return new RecordWarningView(
                (String) row[0],
                (String) row[2],
                (String) row[3],
                TOPIC,
                ((Number) row[4]).intValue(),
                ((Number) row[5]).longValue(),
                at(row));
    }
}
