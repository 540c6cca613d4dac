package dev.autolog.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code contact_upload_row}. */
@ApplicationScoped
class UploadRowRepository {
    /** The most rows of a page, which has fewer if they are large. */
    static final int PAGE_ROWS = 500;

    private static final int PAGE_BYTES = 1 << 20;
    private static final int MOST_DELETED = 5_000;
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

    private static final String KEY = " where account_id = ?1 and upload_id = ?2";
    // By rows and bytes, but at least one row.
    private static final String PAGE = "select line, cells from (select line, cells, sum(octet_length(cells))"
            + " over (order by line) - octet_length(cells) as bytes_before from (select line, cells from contact_upload_row"
            + KEY + " and line > cast(cast(?3 as text) as integer) and cells is not null%s order by line limit "
            + PAGE_ROWS
            + ") f) s where bytes_before < " + PAGE_BYTES + " order by line";
    private static final String READABLE = PAGE.formatted("");
    private static final String GOOD = PAGE.formatted(" and problem is null");
    private static final String BAD = "select line, cells, problem from contact_upload_row" + KEY
            + " and problem is not null order by line limit cast(cast(?3 as text) as integer)";
    private static final String UNREADABLE = "select count(*) from contact_upload_row" + KEY + " and cells is null";
    private static final String DELETE_LINES =
            "delete from contact_upload_row" + KEY + " and line = any(cast(cast(?3 as text[]) as integer[]))";
    private static final String DELETE_SOME =
            "delete from contact_upload_row t using (select ctid from contact_upload_row" + KEY + " limit "
                    + MOST_DELETED + ") d where t.ctid = d.ctid";

    private final ObjectMapper json;
    private final RowArrays<ContactRow> rows = new RowArrays<ContactRow>()
            .column("line", "integer", ContactRow::line)
            .column("cells", "text", this::cells)
            .column("contact_id", "text", ContactRow::contactId)
            .column("problem", "text", ContactRow::problem);
    private final String insert = "insert into contact_upload_row (account_id, upload_id, " + rows.names()
            + ") select cast(?5 as text), cast(cast(?6 as text) as uuid), " + rows.names() + " from " + rows.as("r");
    private final String update = "update contact_upload_row t set contact_id = r.contact_id, problem = r.problem from "
            + rows.as("r") + " where t.account_id = ?5 and t.upload_id = cast(cast(?6 as text) as uuid)"
            + " and t.line = r.line and (t.contact_id, t.problem) is distinct from (r.contact_id, r.problem)";

    UploadRowRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Adds rows. */
    Uni<Void> add(Mutiny.StatelessSession session, UploadKey key, List<ContactRow> added) {
        return execute(session, insert, key, added);
    }

    /** Replaces what rows become. */
    Uni<Void> update(Mutiny.StatelessSession session, UploadKey key, List<ContactRow> changed) {
        return execute(session, update, key, changed);
    }

    private Uni<Void> execute(Mutiny.StatelessSession session, String sql, UploadKey key, List<ContactRow> changed) {
        return rows.bind(session.createNativeQuery(sql), changed)
                .setParameter(5, key.accountId())
                .setParameter(6, key.id().toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The next rows after a line, without those that could not be read. */
    Uni<List<FileRow>> readable(Mutiny.StatelessSession session, UploadKey key, int line) {
        return page(session, READABLE, key, line);
    }

    /** How many rows could not be read. */
    Uni<Integer> unreadable(Mutiny.StatelessSession session, UploadKey key) {
        return bound(session.createNativeQuery(UNREADABLE, Long.class), key)
                .getSingleResult()
                .map(Math::toIntExact);
    }

    /** The next rows after a line that become contacts. */
    Uni<List<FileRow>> good(Mutiny.StatelessSession session, UploadKey key, int line) {
        return page(session, GOOD, key, line);
    }

    private Uni<List<FileRow>> page(Mutiny.StatelessSession session, String sql, UploadKey key, int line) {
        return bound(session.createNativeQuery(sql, Object[].class), key)
                .setParameter(3, Integer.toString(line))
                .getResultList()
                .map(found -> found.stream()
                        .map(row -> FileRow.of((Integer) RowValues.present(row[0]), cells((String) row[1])))
                        .toList());
    }

    /** The first rows that become no contact. */
    Uni<List<ContactRow>> bad(Mutiny.StatelessSession session, UploadKey key, int limit) {
        return bound(session.createNativeQuery(BAD, Object[].class), key)
                .setParameter(3, Integer.toString(limit))
                .getResultList()
                .map(found -> found.stream()
                        .map(row -> new ContactRow(
                                (Integer) RowValues.present(row[0]),
                                cells((String) row[1]),
                                null,
                                RowProblem.valueOf((String) RowValues.present(row[2]))))
                        .toList());
    }

    /** Deletes rows by their lines. */
    Uni<Void> delete(Mutiny.StatelessSession session, UploadKey key, List<Integer> lines) {
        return bound(session.createNativeQuery(DELETE_LINES), key)
                .setParameter(3, lines.stream().map(String::valueOf).toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Deletes some rows, and says whether there were any. */
    Uni<Boolean> deleteSome(Mutiny.StatelessSession session, UploadKey key) {
        return bound(session.createNativeQuery(DELETE_SOME), key)
                .executeUpdate()
                .map(count -> count > 0);
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, UploadKey key) {
        query.setParameter(1, key.accountId());
        query.setParameter(2, key.id());
        return query;
    }

    private @Nullable String cells(ContactRow row) {
        try {
            return row.cells().isEmpty() ? null : json.writeValueAsString(row.cells());
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the row.
            throw new IllegalStateException("a list of texts is always written");
        }
    }

    private List<String> cells(@Nullable String text) {
        try {
            return text == null ? List.of() : json.readValue(text, CELLS);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the row.
            throw new IllegalStateException("a row's JSON cannot be read");
        }
    }
}
