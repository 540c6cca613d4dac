package dev.autolog.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code contact_upload}. Leases go by the database's clock, as instances' clocks differ. */
@ApplicationScoped
class ContactUploadRepository {
    private static final TypeReference<List<FileColumn>> COLUMNS = new TypeReference<>() {};

    private static final String NAMES =
            "account_id, upload_id, state, format, charset, separator, columns, region, counts,"
                    + " deletes_missing, published, unchanged, deleted, walk, done_line, created_by, created_at, started_at,"
                    + " finished_at, expires_at";
    private static final String KEY = " where account_id = ?1 and upload_id = ?2";
    private static final String CURRENT =
            "select " + NAMES + " from contact_upload where account_id = ?1 and state <> 'DISCARDED'";
    private static final String DISCARD =
            "update contact_upload set state = 'DISCARDED', expires_at = cast(cast(?3 as text) as timestamptz)" + KEY
                    + " and state <> 'DISCARDED'";
    private static final String REPLACE =
            "update contact_upload set state = 'DISCARDED', expires_at = cast(cast(?2 as text) as timestamptz)"
                    + " where account_id = ?1 and state not in ('RUNNING', 'DISCARDED')";
    // A second transaction waits for the first to commit, and then finds the upload of the account.
    private static final String INSERT = "insert into contact_upload (account_id, upload_id, state, format, charset,"
            + " separator, columns, created_by, created_at, expires_at) values (?1, ?2, 'READING', ?3, ?4,"
            + " cast(?5 as text), ?6, ?7, cast(cast(?8 as text) as timestamptz), cast(cast(?9 as text) as timestamptz))"
            + " on conflict (account_id) where state <> 'DISCARDED' do nothing";
    private static final String READ_AGAIN =
            "update contact_upload set state = 'READING'" + KEY + " and state = 'PREVIEWED'";
    // Rows that come after the upload was discarded would stay.
    private static final String HOLD_READING =
            "select 1 from contact_upload" + KEY + " and state = 'READING' for share";
    private static final String PREVIEWED = "update contact_upload set state = 'PREVIEWED', columns = ?3,"
            + " region = cast(?4 as text), counts = ?5" + KEY + " and state = 'READING'";
    private static final String START = "update contact_upload set state = 'RUNNING', deletes_missing = ?3,"
            + " walk = cast(cast(?4 as text) as integer), started_at = cast(cast(?5 as text) as timestamptz)" + KEY
            + " and state = 'PREVIEWED'";
    // The upload with the oldest page is next, so that those of several accounts alternate.
    private static final String TAKE = "update contact_upload t set lease_owner = gen_random_uuid(),"
            + " lease_until = clock_timestamp() + make_interval(secs => cast(cast(?1 as text) as float8)),"
            + " paged_at = clock_timestamp() from (select account_id as a, upload_id as u from contact_upload"
            + " where state = 'RUNNING' and (lease_until is null or lease_until < clock_timestamp())"
            + " order by paged_at nulls first limit 1 for update skip locked) d"
            + " where t.account_id = d.a and t.upload_id = d.u returning " + NAMES + ", lease_owner";
    private static final String SETTLE = "update contact_upload set lease_owner = null, lease_until = null,"
            + " done_line = cast(cast(?4 as text) as integer), published = published + cast(cast(?5 as text) as integer),"
            + " unchanged = unchanged + cast(cast(?6 as text) as integer), deleted = deleted + cast(cast(?7 as text) as integer),"
            + " finished_at = cast(cast(?8 as text) as timestamptz),"
            + " state = case when state = 'RUNNING' and cast(?8 as text) is not null then 'DONE' else state end" + KEY
            + " and lease_owner = ?3 and lease_until > clock_timestamp()";
    private static final String NEXT_EXPIRED = "update contact_upload t set state = 'DISCARDED'"
            + " from (select account_id as a, upload_id as u from contact_upload"
            + " where expires_at <= cast(cast(?1 as text) as timestamptz)"
            + " and (lease_until is null or lease_until < clock_timestamp())"
            + " order by expires_at limit 1 for update skip locked) d"
            + " where t.account_id = d.a and t.upload_id = d.u returning t.account_id, t.upload_id";
    private static final String DELETE = "delete from contact_upload" + KEY;

    private final ObjectMapper json;

    ContactUploadRepository(ObjectMapper json) {
        this.json = json;
    }

    /** The upload of an account, of which there is at most one. */
    Uni<Optional<ContactUpload>> current(Mutiny.StatelessSession session, String accountId) {
        return session.createNativeQuery(CURRENT, Object[].class)
                .setParameter(1, accountId)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(this::upload));
    }

    /** Makes room for another upload, unless the present one is running. */
    Uni<Void> replace(Mutiny.StatelessSession session, String accountId, Instant now) {
        return session.createNativeQuery(REPLACE)
                .setParameter(1, accountId)
                .setParameter(2, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Adds an upload whose rows are about to be read; false if the account has one. */
    Uni<Boolean> add(
            Mutiny.StatelessSession session,
            UploadKey key,
            ContactFile file,
            String createdBy,
            Instant now,
            Instant expiresAt) {
        return bound(session.createNativeQuery(INSERT), key)
                .setParameter(3, file.format().name())
                .setParameter(4, file.charset())
                .setParameter(5, file.separator())
                .setParameter(6, write(file.columns()))
                .setParameter(7, createdBy)
                .setParameter(8, now.toString())
                .setParameter(9, expiresAt.toString())
                .executeUpdate()
                .map(count -> count == 1);
    }

    /** Discards an upload; false if there is none. */
    Uni<Boolean> discard(Mutiny.StatelessSession session, UploadKey key, Instant now) {
        return bound(session.createNativeQuery(DISCARD), key)
                .setParameter(3, now.toString())
                .executeUpdate()
                .map(count -> count == 1);
    }

    /** Begins to read the rows of a preview again; false if there is no preview. */
    Uni<Boolean> readAgain(Mutiny.StatelessSession session, UploadKey key) {
        return bound(session.createNativeQuery(READ_AGAIN), key).executeUpdate().map(count -> count == 1);
    }

    /** Keeps an upload from being discarded until the transaction ends; false if its rows are not being read any more. */
    Uni<Boolean> holdReading(Mutiny.StatelessSession session, UploadKey key) {
        return bound(session.createNativeQuery(HOLD_READING, Integer.class), key)
                .getResultList()
                .map(found -> !found.isEmpty());
    }

    /** All rows are read; false if the upload was discarded meanwhile. */
    Uni<Boolean> previewed(
            Mutiny.StatelessSession session,
            UploadKey key,
            List<FileColumn> columns,
            @Nullable String region,
            PreviewCounts counts) {
        return bound(session.createNativeQuery(PREVIEWED), key)
                .setParameter(3, write(columns))
                .setParameter(4, region)
                .setParameter(5, write(counts))
                .executeUpdate()
                .map(count -> count == 1);
    }

    /** Has the contacts published; false if there is no preview. */
    Uni<Boolean> start(Mutiny.StatelessSession session, UploadKey key, boolean deletesMissing, int walk, Instant now) {
        return bound(session.createNativeQuery(START), key)
                .setParameter(3, deletesMissing)
                .setParameter(4, Integer.toString(walk))
                .setParameter(5, now.toString())
                .executeUpdate()
                .map(count -> count == 1);
    }

    /**
     * A running upload that this instance has to itself for some time.
     *
     * @param lease unique for each time that an upload is taken
     */
    record LeasedUpload(ContactUpload upload, UUID lease) {
        /** Masked: a log does not need to name the admin. */
        @Override
        public String toString() {
            return "LeasedUpload[" + upload.id() + "]";
        }
    }

    /** Takes the running upload whose turn it is, of any account. */
    Uni<Optional<LeasedUpload>> take(Mutiny.StatelessSession session, Duration length) {
        return session.createNativeQuery(TAKE, Object[].class)
                .setParameter(1, Double.toString(length.toMillis() / 1000.0))
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new LeasedUpload(upload(row), (UUID) RowValues.present(row[row.length - 1]))));
    }

    /**
     * What was done under a lease.
     *
     * @param doneLine the line of the last row that was worked off
     * @param finishedAt null if there may be more to do
     */
    record UploadProgress(
            int doneLine,
            int published,
            int unchanged,
            int deleted,
            @Nullable Instant finishedAt) {}

    /** Notes progress and gives the lease back; false if the lease was lost, and another instance does the same work. */
    Uni<Boolean> settle(Mutiny.StatelessSession session, LeasedUpload leased, UploadProgress progress) {
        Instant finishedAt = progress.finishedAt();
        return bound(session.createNativeQuery(SETTLE), leased.upload().key())
                .setParameter(3, leased.lease())
                .setParameter(4, Integer.toString(progress.doneLine()))
                .setParameter(5, Integer.toString(progress.published()))
                .setParameter(6, Integer.toString(progress.unchanged()))
                .setParameter(7, Integer.toString(progress.deleted()))
                .setParameter(8, finishedAt == null ? null : finishedAt.toString())
                .executeUpdate()
                .map(count -> count == 1);
    }

    /** The upload that is to be deleted first, which is discarded from now on; of any account. */
    Uni<Optional<UploadKey>> nextExpired(Mutiny.StatelessSession session, Instant now) {
        return session.createNativeQuery(NEXT_EXPIRED, Object[].class)
                .setParameter(1, now.toString())
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row ->
                                new UploadKey((String) RowValues.present(row[0]), (UUID) RowValues.present(row[1]))));
    }

    /** Deletes an upload that has no rows any more. */
    Uni<Void> delete(Mutiny.StatelessSession session, UploadKey key) {
        return bound(session.createNativeQuery(DELETE), key).executeUpdate().replaceWithVoid();
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, UploadKey key) {
        query.setParameter(1, key.accountId());
        query.setParameter(2, key.id());
        return query;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            // Without the cause: its message may quote a header.
            throw new IllegalStateException("a record of plain values is always written");
        }
    }

    private ContactUpload upload(@Nullable Object[] row) {
        try {
            return new ContactUpload(
                    text(row[0]),
                    (UUID) RowValues.present(row[1]),
                    UploadState.valueOf(text(row[2])),
                    FileFormat.valueOf(text(row[3])),
                    text(row[4]),
                    (String) row[5],
                    json.readValue(text(row[6]), COLUMNS),
                    (String) row[7],
                    json.readValue(text(row[8]), PreviewCounts.class),
                    (Boolean) RowValues.present(row[9]),
                    number(row[10]),
                    number(row[11]),
                    number(row[12]),
                    number(row[13]),
                    number(row[14]),
                    text(row[15]),
                    time(row[16]),
                    RowValues.time(row[17]),
                    RowValues.time(row[18]),
                    time(row[19]));
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("an upload's JSON cannot be read");
        }
    }

    private static String text(@Nullable Object value) {
        return (String) RowValues.present(value);
    }

    private static int number(@Nullable Object value) {
        return (Integer) RowValues.present(value);
    }

    private static Instant time(@Nullable Object value) {
        return Objects.requireNonNull(RowValues.time(value));
    }
}
