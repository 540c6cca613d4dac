package dev.autolog.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables {@code account_settings}, {@code agent_settings} and {@code settings_trail}. */
@ApplicationScoped
class SettingsRepository {
    private static final String FIND =
            "select '' agent_id, settings, locked, version, changed_at, changed_by from account_settings"
                    + " where account_id = ?1 union all"
                    + " select agent_id, settings, '[]', version, changed_at, changed_by from agent_settings"
                    + " where account_id = ?1 and agent_id = ?2";
    private static final String LOCK_ACCOUNT = "insert into account_settings (account_id, version)"
            + " select cast(?1 as text), 0 where cast(?2 as text) = ''"
            + " on conflict (account_id) do update set version = account_settings.version";
    private static final String LOCK_AGENT = "insert into agent_settings (account_id, agent_id, version)"
            + " values (?1, ?2, 0) on conflict (account_id, agent_id) do update set version = agent_settings.version";
    private static final String SAVE = " set settings = ?3, version = ?4,"
            + " changed_at = cast(cast(?5 as text) as timestamptz), changed_by = ?6 where account_id = ?1 and ";
    private static final String SAVE_ACCOUNTS = "update account_settings"
            + SAVE.replace("settings = ?3", "settings = ?3, locked = ?7") + "cast(?2 as text) = ''";
    private static final String SAVE_AGENTS = "update agent_settings" + SAVE + "agent_id = ?2";

    private static final RowArrays<SettingsAuditEntry> LINES = new RowArrays<SettingsAuditEntry>()
            .column("account_id", "text", line -> line.scope().accountId())
            .column("at", "timestamptz", SettingsAuditEntry::at)
            .column("actor", "text", SettingsAuditEntry::actor)
            .column("agent_id", "text", line -> line.scope().agentId())
            .column("setting", "text", SettingsAuditEntry::setting)
            .column("before", "text", SettingsAuditEntry::before)
            .column("after", "text", SettingsAuditEntry::after);
    private static final String APPEND = LINES.insertInto("settings_trail");

    private final SettingsCodec json;

    SettingsRepository(SettingsCodec json) {
        this.json = json;
    }

    /** The stored settings of the scope. */
    Uni<SettingsRows> find(Mutiny.StatelessSession session, SettingsScope settingsScope) {
        return bound(session.createNativeQuery(FIND, Object[].class), settingsScope)
                .getResultList()
                .map(rows -> new SettingsRows(row(rows, SettingsScope.NO_AGENT), row(rows, settingsScope.agentId())));
    }

    /** The stored settings of the scope, with its row locked until the transaction ends. */
    Uni<SettingsRows> findToChange(Mutiny.StatelessSession session, SettingsScope settingsScope) {
        return bound(session.createNativeQuery(settingsScope.isAccount() ? LOCK_ACCOUNT : LOCK_AGENT), settingsScope)
                .executeUpdate()
                .chain(() -> find(session, settingsScope));
    }

    private SettingsRow row(List<Object[]> rows, String agentId) {
        return rows.stream()
                .filter(row -> row[0].equals(agentId))
                .findFirst()
                .map(this::stored)
                .orElseGet(() -> new SettingsRow(JsonNodeFactory.instance.objectNode(), Set.of(), 0, null, null));
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, SettingsScope settingsScope) {
        query.setParameter(1, settingsScope.accountId());
        query.setParameter(2, settingsScope.agentId());
        return query;
    }

    private SettingsRow stored(Object[] row) {
        return new SettingsRow(
                json.tree((String) row[1]),
                json.settings((String) row[2]),
                ((Number) row[3]).intValue(),
                RowValues.time(row[4]),
                (String) row[5]);
    }

    /** Stores settings and the audit entries of their change. */
    Uni<Void> save(
            Mutiny.StatelessSession session,
            SettingsScope settingsScope,
            SettingsRow settings,
            List<SettingsAuditEntry> lines) {
        var save = bound(
                        session.createNativeQuery(settingsScope.isAccount() ? SAVE_ACCOUNTS : SAVE_AGENTS),
                        settingsScope)
                .setParameter(3, settings.values().toString())
                .setParameter(4, settings.version())
                .setParameter(5, String.valueOf(settings.changedAt()))
                .setParameter(6, settings.changedBy());
        if (settingsScope.isAccount()) {
            save.setParameter(7, json.keys(settings.locked()).toString());
        }
        return save.executeUpdate().chain(() -> append(session, lines));
    }

    /** Appends entries to the settings' audit trail. */
    Uni<Void> append(Mutiny.StatelessSession session, List<SettingsAuditEntry> lines) {
        return LINES.bind(session.createNativeQuery(APPEND), lines)
                .executeUpdate()
                .replaceWithVoid();
    }
}
