package dev.autolog.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autolog.sql.Rows;
import dev.autolog.sql.Values;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables {@code account_settings}, {@code agent_settings} and {@code settings_trail}. */
@ApplicationScoped
class SettingsStore {
    private static final String ACCOUNTS =
            "select settings, locked, version, changed_at, changed_by from account_settings"
                    + " where account_id = ?1 and cast(?2 as text) = ''";
    private static final String AGENTS = "select settings, '[]', version, changed_at, changed_by from agent_settings"
            + " where account_id = ?1 and agent_id = ?2";
    private static final String BEGIN_ACCOUNTS = "insert into account_settings (account_id, version)"
            + " select cast(?1 as text), 0 where cast(?2 as text) = '' on conflict do nothing";
    private static final String BEGIN_AGENTS =
            "insert into agent_settings (account_id, agent_id, version) values (?1, ?2, 0) on conflict do nothing";
    private static final String SAVE = " set settings = ?3, version = ?4,"
            + " changed_at = cast(cast(?5 as text) as timestamptz), changed_by = ?6 where account_id = ?1 and ";
    private static final String SAVE_ACCOUNTS = "update account_settings"
            + SAVE.replace("settings = ?3", "settings = ?3, locked = ?7") + "cast(?2 as text) = ''";
    private static final String SAVE_AGENTS = "update agent_settings" + SAVE + "agent_id = ?2";

    private static final Rows<TrailLine> LINES = new Rows<TrailLine>()
            .column("account_id", "text", line -> line.whose().accountId())
            .column("at", "timestamptz", TrailLine::at)
            .column("actor", "text", TrailLine::actor)
            .column("agent_id", "text", line -> line.whose().agentId())
            .column("setting", "text", TrailLine::setting)
            .column("before", "text", TrailLine::before)
            .column("after", "text", TrailLine::after);
    private static final String APPEND = LINES.insertInto("settings_trail");

    private final SettingsJson json;

    SettingsStore(SettingsJson json) {
        this.json = json;
    }

    /** What is set; nothing where nobody set anything. */
    Uni<StoredSettings> find(Mutiny.StatelessSession session, Whose whose) {
        return find(session, whose, "");
    }

    /** What is set, until the end of the transaction by nobody else. */
    Uni<StoredSettings> findToChange(Mutiny.StatelessSession session, Whose whose) {
        return bound(session.createNativeQuery(whose.isAccount() ? BEGIN_ACCOUNTS : BEGIN_AGENTS), whose)
                .executeUpdate()
                .chain(() -> find(session, whose, " for update"));
    }

    private Uni<StoredSettings> find(Mutiny.StatelessSession session, Whose whose, String lock) {
        String sql = (whose.isAccount() ? ACCOUNTS : AGENTS) + lock;
        return bound(session.createNativeQuery(sql, Object[].class), whose)
                .getResultList()
                .map(rows -> rows.isEmpty() ? nothing() : stored(rows.getFirst()));
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, Whose whose) {
        query.setParameter(1, whose.accountId());
        query.setParameter(2, whose.agentId());
        return query;
    }

    private static StoredSettings nothing() {
        return new StoredSettings(JsonNodeFactory.instance.objectNode(), Set.of(), 0, null, null);
    }

    private StoredSettings stored(Object[] row) {
        return new StoredSettings(
                json.tree((String) row[0]),
                json.settings((String) row[1]),
                ((Number) row[2]).intValue(),
                Values.time(row[3]),
                (String) row[4]);
    }

    /** Keeps what is set now, and what changed. */
    Uni<Void> save(Mutiny.StatelessSession session, Whose whose, StoredSettings settings, List<TrailLine> lines) {
        var save = bound(session.createNativeQuery(whose.isAccount() ? SAVE_ACCOUNTS : SAVE_AGENTS), whose)
                .setParameter(3, settings.values().toString())
                .setParameter(4, settings.version())
                .setParameter(5, String.valueOf(settings.changedAt()))
                .setParameter(6, settings.changedBy());
        if (whose.isAccount()) {
            save.setParameter(7, json.keys(settings.locked()).toString());
        }
        return save.executeUpdate()
                .chain(() ->
                        LINES.bind(session.createNativeQuery(APPEND), lines).executeUpdate())
                .replaceWithVoid();
    }
}
