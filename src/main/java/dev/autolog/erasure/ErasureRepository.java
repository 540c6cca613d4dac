package dev.autolog.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.directory.ErasureKind;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code erasure}. */
@ApplicationScoped
class ErasureRepository {
    /** Key of the advisory lock. */
    private static final long LOCK = 0x4155_544f_4c4f_4710L;

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private static final String COLUMNS = "account_id, erasure_id, kind, contacts, numbers, salt, digests, until, step,"
            + " cursor, counts, created_by, created_at, finished_at";
    private static final String TURN = "select pg_try_advisory_xact_lock(" + LOCK + ")";
    // The erasure with the oldest page is next. It waits for the end of all transactions older than the request, and
    // for
    // deferred records from before it: both could bring back erased data.
    private static final String NEXT = "select " + COLUMNS + " from erasure e where finished_at is null"
            + " and tx < pg_snapshot_xmin(pg_current_snapshot()) and step <> ?1"
            + " and not exists (select 1 from deferred_record d where d.account_id = e.account_id and d.at <= e.until)"
            + " order by paged_at nulls first limit 1";

    private static final String ONE = "select " + COLUMNS + " from erasure where account_id = ?1 and erasure_id = ?2";
    private static final String LIST = "select " + COLUMNS + " from erasure where account_id = ?1"
            + " and (created_at, erasure_id) < (cast(cast(?2 as text) as timestamptz), cast(cast(?3 as text) as uuid))"
            + " order by created_at desc, erasure_id desc limit cast(?4 as integer)";
    private static final String SAVE =
            "update erasure set numbers = cast(?3 as text), step = ?4, cursor = cast(?5 as text),"
                    + " counts = ?6, finished_at = cast(cast(?7 as text) as timestamptz),"
                    + " paged_at = cast(cast(?8 as text) as timestamptz) where account_id = ?1 and erasure_id = ?2";
    private static final String PASS_TURN = "update erasure set paged_at = cast(cast(?3 as text) as timestamptz)"
            + " where account_id = ?1 and erasure_id = ?2";

    private final ObjectMapper json;

    ErasureRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Takes the lock until the transaction ends; false if another transaction has it. */
    Uni<Boolean> turn(Mutiny.StatelessSession session) {
        return session.createNativeQuery(TURN, Boolean.class).getSingleResult();
    }

    /**
     * The next erasure; empty if there is none.
     *
     * @param except skips erasures at this step
     */
    Uni<Optional<Erasure>> next(Mutiny.StatelessSession session, ErasureStep except) {
        return session.createNativeQuery(NEXT, Object[].class)
                .setParameter(1, except.name())
                .getResultList()
                .map(this::first);
    }

    Uni<Optional<Erasure>> one(Mutiny.StatelessSession session, String accountId, UUID id) {
        return session.createNativeQuery(ONE, Object[].class)
                .setParameter(1, accountId)
                .setParameter(2, id)
                .getResultList()
                .map(this::first);
    }

    /** An account's erasures that were requested before the given one, newest first. */
    Uni<List<Erasure>> before(Mutiny.StatelessSession session, String accountId, Instant time, UUID id, int limit) {
        return session.createNativeQuery(LIST, Object[].class)
                .setParameter(1, accountId)
                .setParameter(2, time.toString())
                .setParameter(3, id.toString())
                .setParameter(4, limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::erasure).toList());
    }

    /** Stores the progress of an erasure. */
    Uni<Void> save(Mutiny.StatelessSession session, Erasure erasure, Instant now) {
        List<String> numbers = erasure.numbers();
        List<String> cursor = erasure.cursor();
        Instant finishedAt = erasure.finishedAt();
        return session.createNativeQuery(SAVE)
                .setParameter(1, erasure.accountId())
                .setParameter(2, erasure.id())
                .setParameter(3, numbers == null ? null : write(numbers))
                .setParameter(4, erasure.step().name())
                .setParameter(5, cursor == null ? null : write(cursor))
                .setParameter(6, write(new TreeMap<>(erasure.counts())))
                .setParameter(7, finishedAt == null ? null : finishedAt.toString())
                .setParameter(8, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Puts the erasure at the end of the queue. */
    Uni<Void> passTurn(Mutiny.StatelessSession session, Erasure erasure, Instant now) {
        return session.createNativeQuery(PASS_TURN)
                .setParameter(1, erasure.accountId())
                .setParameter(2, erasure.id())
                .setParameter(3, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    private Optional<Erasure> first(List<Object[]> rows) {
        return rows.stream().findFirst().map(this::erasure);
    }

    private Erasure erasure(@Nullable Object[] row) {
        String numbers = (String) row[4];
        String cursor = (String) row[9];
        return new Erasure(
                text(row[0]),
                (UUID) Objects.requireNonNull(row[1]),
                ErasureKind.valueOf(text(row[2])),
                read(text(row[3]), TEXTS),
                numbers == null ? null : read(numbers, TEXTS),
                text(row[5]),
                read(text(row[6]), TEXTS),
                Objects.requireNonNull(RowValues.time(row[7])),
                ErasureStep.valueOf(text(row[8])),
                cursor == null ? null : read(cursor, TEXTS),
                read(text(row[10]), COUNTS),
                text(row[11]),
                Objects.requireNonNull(RowValues.time(row[12])),
                RowValues.time(row[13]));
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is always written", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("an erasure's JSON cannot be read");
        }
    }
}
