package dev.autolog.settings;

import dev.autolog.domain.LegKey;
import dev.autolog.domain.Region;
import dev.autolog.persistence.RowArrays;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the settings of accounts and agents from the database, again for every batch or request. */
@ApplicationScoped
public class SettingsReader {
    private record AccountRow(SettingsScope scope, String settings, String locked) {
        static final AccountRow NOTHING = new AccountRow(new SettingsScope("", SettingsScope.NO_AGENT), "{}", "[]");

        /** Masked: settings hold phone numbers. */
        @Override
        public String toString() {
            return "AccountRow[" + scope + "]";
        }
    }

    private static final RowArrays<SettingsScope> WHOSE = new RowArrays<SettingsScope>()
            .column("account_id", "text", SettingsScope::accountId)
            .column("agent_id", "text", SettingsScope::agentId);
    // A lateral join with a limit always uses the index, regardless of the planner's estimate of the table's size.
    private static final String FIND = "select k.account_id, k.agent_id, s.settings, s.locked from " + WHOSE.as("k")
            + " cross join lateral ("
            + "(select a.settings, a.locked from account_settings a"
            + " where k.agent_id = '' and a.account_id = k.account_id limit 1) union all "
            + "(select o.settings, '[]' from agent_settings o"
            + " where k.agent_id <> '' and o.account_id = k.account_id and o.agent_id = k.agent_id limit 1)) s";

    /** Enough for the accounts that are active on an instance. */
    private static final int MOST_UNDERSTOOD = 1000;

    private final Map<String, AccountSettings> understood =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, AccountSettings> eldest) {
                    return size() > MOST_UNDERSTOOD;
                }
            });
    private final SettingsResolver settingsResolver;
    private final SettingsCodec json;

    SettingsReader(ServiceDefaults serviceDefaults, SettingsCodec json) {
        this.settingsResolver = new SettingsResolver(
                new Region(serviceDefaults.defaultRegion()), ZoneId.of(serviceDefaults.defaultTimeZone()));
        this.json = json;
    }

    /** The settings in force for the legs. */
    public Uni<BatchSettings> inForce(Mutiny.StatelessSession session, Collection<LegKey> legs) {
        return of(
                        session,
                        legs.stream()
                                .collect(Collectors.groupingBy(
                                        LegKey::accountId, Collectors.mapping(LegKey::agentId, Collectors.toSet()))))
                .map(BatchSettings::new);
    }

    /** The settings of accounts, without those of agents. */
    public Uni<Map<String, AccountSettings>> of(Mutiny.StatelessSession session, Collection<String> accountIds) {
        return of(
                session,
                accountIds.stream().distinct().collect(Collectors.toMap(Function.identity(), _ -> Set.<String>of())));
    }

    /** The settings of one account, without those of agents. */
    public Uni<AccountSettings> of(Mutiny.StatelessSession session, String accountId) {
        return of(session, Set.of(accountId)).map(found -> Objects.requireNonNull(found.get(accountId)));
    }

    /**
     * The settings of accounts and of their agents.
     *
     * @param agentsByAccount the ids of the agents to include, by account; calls without an agent have the empty id
     */
    public Uni<Map<String, AccountSettings>> of(
            Mutiny.StatelessSession session, Map<String, Set<String>> agentsByAccount) {
        List<SettingsScope> settingsScope = agentsByAccount.entrySet().stream()
                .flatMap(account -> Stream.concat(Stream.of(SettingsScope.NO_AGENT), account.getValue().stream())
                        .distinct()
                        .map(agentId -> new SettingsScope(account.getKey(), agentId)))
                .toList();
        return WHOSE.bind(session.createNativeQuery(FIND, Object[].class), settingsScope)
                .getResultList()
                .map(rows -> {
                    Map<String, List<AccountRow>> stored = rows.stream()
                            .map(SettingsReader::stored)
                            .collect(Collectors.groupingBy(row -> row.scope().accountId()));
                    Map<String, AccountSettings> accountSettingses = new HashMap<>();
                    agentsByAccount
                            .keySet()
                            .forEach(id -> accountSettingses.put(id, account(stored.getOrDefault(id, List.of()))));
                    return accountSettingses;
                });
    }

    private static AccountRow stored(Object[] row) {
        return new AccountRow(new SettingsScope((String) row[0], (String) row[1]), (String) row[2], (String) row[3]);
    }

    private AccountSettings account(List<AccountRow> rows) {
        AccountRow ofAccount = rows.stream()
                .filter(row -> row.scope().agentId().isEmpty())
                .findFirst()
                .orElse(AccountRow.NOTHING);
        // Parsed settings are cached by their text, because they may hold lists of thousands of numbers.
        AccountSettings accountSettings =
                understood.computeIfAbsent(ofAccount.settings(), text -> settingsResolver.account(json.values(text)));
        Map<String, SettingsJson> own = new HashMap<>();
        rows.stream()
                .filter(row -> !row.scope().agentId().isEmpty())
                .forEach(row -> own.put(row.scope().agentId(), json.values(row.settings())));
        return own.isEmpty()
                ? accountSettings
                : SettingsResolver.with(accountSettings, json.settings(ofAccount.locked()), own);
    }

    /** The resolver with the service's defaults. */
    SettingsResolver defaults() {
        return settingsResolver;
    }

    /** The defaults of accounts that set no value of their own. */
    @ConfigMapping(prefix = "autolog.accounts")
    interface ServiceDefaults {
        /** Region (ISO 3166-1 alpha-2) whose dialling rules apply to numbers without a country code. */
        @WithDefault("US")
        String defaultRegion();

        /** Time zone (IANA) of days and times in logs. */
        @WithDefault("UTC")
        String defaultTimeZone();
    }
}
