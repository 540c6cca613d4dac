package dev.autolog.accounts;

import dev.autolog.domain.Region;
import dev.autolog.domain.rules.DoNotLogList;
import dev.autolog.domain.rules.Rules;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds: an agent's own value where the setting is theirs to set and not locked, else the account's, else the default.
 *
 * @param region the default region of an account that set none
 * @param zone the time zone of an account that set none
 */
record InForce(Region region, ZoneId zone) {

    /**
     * What holds for an account.
     *
     * @param set what the account set
     */
    Account account(SettingValues set) {
        ZoneId timeZone = set.timeZone() == null ? zone : ZoneId.of(set.timeZone());
        return new Account(
                set.defaultRegion() == null ? region : new Region(set.defaultRegion()),
                timeZone,
                orNone(set.numberFormats()).stream()
                        .map(NumberFormatValue::toDomain)
                        .toList(),
                Set.copyOf(orNone(set.ownLines())),
                rules(set, timeZone),
                Map.of());
    }

    /**
     * What holds for an account with its agents.
     *
     * @param locked what its agents may not set for themselves
     * @param own what agents set for themselves, by their ids
     */
    static Account with(Account account, Set<Setting> locked, Map<String, SettingValues> own) {
        Map<String, Rules> byAgent = new HashMap<>();
        own.forEach((agentId, values) -> byAgent.put(agentId, rulesOf(values, locked, account.rules())));
        return new Account(
                account.defaultRegion(),
                account.timeZone(),
                account.numberFormats(),
                account.ownLines(),
                account.rules(),
                byAgent);
    }

    /** The two in one. */
    Account account(SettingValues set, Set<Setting> locked, Map<String, SettingValues> own) {
        return with(account(set), locked, own);
    }

    private static Rules rules(SettingValues set, ZoneId zone) {
        Rules otherwise = Rules.DEFAULT;
        return new Rules(
                or(set.autoLogCalls(), otherwise.autoLogCalls()),
                or(set.autoLogMessages(), otherwise.autoLogMessages()),
                or(set.popUpOnly(), otherwise.popUpOnly()),
                or(set.trial(), TrialValue.DEFAULT).toDomain(),
                or(set.dryRun(), otherwise.dryRun()),
                or(set.noContactMatch(), NoMatchValue.DEFAULT).toDomain(),
                or(set.severalContacts(), otherwise.severalContacts()),
                or(set.severalAssociations(), otherwise.severalAssociations()),
                Set.copyOf(orNone(set.contactTypes())),
                new DoNotLogList(orNone(set.doNotLog()).stream()
                        .map(DoNotLogValue::toDomain)
                        .toList()),
                or(set.whichCalls(), WhichCallsValue.DEFAULT).toDomain(),
                or(set.owners(), OwnersValue.DEFAULT).toDomain(),
                or(set.logContent(), LogContentValue.DEFAULT).toDomain(zone),
                or(set.completion(), CompletionValue.DEFAULT).toDomain());
    }

    private static Rules rulesOf(SettingValues own, Set<Setting> locked, Rules account) {
        Own agents = new Own(locked);
        NoMatchValue noMatch = agents.value(Setting.NO_CONTACT_MATCH, own.noContactMatch());
        return new Rules(
                or(agents.value(Setting.AUTO_LOG_CALLS, own.autoLogCalls()), account.autoLogCalls()),
                or(agents.value(Setting.AUTO_LOG_MESSAGES, own.autoLogMessages()), account.autoLogMessages()),
                or(agents.value(Setting.POP_UP_ONLY, own.popUpOnly()), account.popUpOnly()),
                account.trial(),
                account.dryRun(),
                noMatch == null ? account.noMatch() : noMatch.toDomain(),
                or(agents.value(Setting.SEVERAL_CONTACTS, own.severalContacts()), account.severalContacts()),
                or(
                        agents.value(Setting.SEVERAL_ASSOCIATIONS, own.severalAssociations()),
                        account.severalAssociations()),
                account.contactTypes(),
                account.doNotLog(),
                account.whichCalls(),
                account.owners(),
                account.content(),
                account.completion());
    }

    /** What of an agent's own values counts. */
    private record Own(Set<Setting> locked) {
        <T> @Nullable T value(Setting setting, @Nullable T value) {
            return setting.isAgents() && !locked.contains(setting) ? value : null;
        }
    }

    /** All that holds for an account that set nothing, as JSON has it. */
    SettingValues defaults() {
        Rules rules = Rules.DEFAULT;
        return new SettingValues(
                rules.autoLogCalls(),
                rules.autoLogMessages(),
                rules.popUpOnly(),
                TrialValue.DEFAULT,
                rules.dryRun(),
                NoMatchValue.DEFAULT,
                rules.severalContacts(),
                rules.severalAssociations(),
                List.of(),
                List.of(),
                List.of(),
                WhichCallsValue.DEFAULT,
                OwnersValue.DEFAULT,
                region.code(),
                zone.getId(),
                List.of(),
                LogContentValue.DEFAULT,
                CompletionValue.DEFAULT);
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
