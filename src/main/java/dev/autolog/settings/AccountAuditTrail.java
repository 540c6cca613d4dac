package dev.autolog.settings;

import dev.autolog.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The settings' audit trail, for what admins change of their account beside its settings. */
@ApplicationScoped
public class AccountAuditTrail {
    private final SettingsRepository store;

    AccountAuditTrail(SettingsRepository store) {
        this.store = store;
    }

    /**
     * Appends an entry about the admin's account.
     *
     * @param subject what was changed, such as {@code crmConnection}
     * @param before in JSON; null if there was nothing
     * @param after in JSON; null if there is nothing any more
     */
    public Uni<Void> append(
            Mutiny.StatelessSession session,
            Person admin,
            Instant at,
            String subject,
            @Nullable String before,
            @Nullable String after) {
        SettingsAuditEntry entry = new SettingsAuditEntry(
                SettingsScope.account(admin.accountId()), at, admin.agentId(), subject, before, after);
        return store.append(session, List.of(entry));
    }
}
