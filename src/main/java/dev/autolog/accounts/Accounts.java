package dev.autolog.accounts;

import dev.autolog.domain.Region;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads accounts' settings, afresh for every batch, so that a change is in force for the next call. */
@ApplicationScoped
public class Accounts {
    private final Account defaults;

    Accounts(Defaults defaults) {
        this.defaults = new Account(new Region(defaults.defaultRegion()), true);
    }

    /** The settings of each of the accounts. */
    public Uni<Map<String, Account>> of(Mutiny.StatelessSession session, Collection<String> accountIds) {
        return session.createQuery("from AccountSettings where accountId in (:ids)", AccountSettings.class)
                .setParameter("ids", accountIds)
                .getResultList()
                .map(rows -> {
                    Map<String, Account> accounts = new HashMap<>();
                    accountIds.forEach(id -> accounts.put(id, defaults));
                    rows.forEach(row -> accounts.put(row.accountId(), row.toDomain(defaults.defaultRegion())));
                    return accounts;
                });
    }

    /** What holds for an account that has set nothing. */
    @ConfigMapping(prefix = "autolog.accounts")
    interface Defaults {
        /** ISO 3166-1 alpha-2 code of the country whose dialling rules say how to read a number without a country code. */
        @WithDefault("US")
        String defaultRegion();
    }
}
