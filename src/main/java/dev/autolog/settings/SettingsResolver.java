package dev.autolog.settings;

import dev.autolog.domain.Region;
import dev.autolog.domain.rules.DoNotLogList;
import dev.autolog.domain.rules.LoggingRules;
import java.time.Duration;
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
record SettingsResolver(Region region, ZoneId zone) {

    /**
     * What holds for an account.
     *
     * @param set what the account set
     */
    AccountSettings account(SettingsJson set) {
        ZoneId timeZone = set.timeZone() == null ? zone : ZoneId.of(set.timeZone());
        return new AccountSettings(
                set.defaultRegion() == null ? region : new Region(set.defaultRegion()),
                timeZone,
                orNone(set.numberFormats()).stream()
                        .map(NumberFormatJson::toDomain)
                        .toList(),
                Set.copyOf(orNone(set.ownLines())),
                set.clockToleranceSeconds() == null
                        ? AccountSettings.DEFAULT_CLOCK_TOLERANCE
                        : Duration.ofSeconds(set.clockToleranceSeconds()),
                rules(set, timeZone),
                Map.of());
    }

    /**
     * What holds for an account with its agents.
     *
     * @param locked what its agents may not set for themselves
     * @param own what agents set for themselves, by their ids
     */
    static AccountSettings with(AccountSettings accountSettings, Set<Setting> locked, Map<String, SettingsJson> own) {
        Map<String, LoggingRules> byAgent = new HashMap<>();
        own.forEach((agentId, values) -> byAgent.put(agentId, rulesOf(values, locked, accountSettings.rules())));
        return new AccountSettings(
                accountSettings.defaultRegion(),
                accountSettings.timeZone(),
                accountSettings.numberFormats(),
                accountSettings.ownLines(),
                accountSettings.clockTolerance(),
                accountSettings.rules(),
                byAgent);
    }

    /** The two in one. */
    AccountSettings account(SettingsJson set, Set<Setting> locked, Map<String, SettingsJson> own) {
        return with(account(set), locked, own);
    }

    private static LoggingRules rules(SettingsJson set, ZoneId zone) {
        LoggingRules otherwise = LoggingRules.DEFAULT;
        return new LoggingRules(
                or(set.autoLogCalls(), otherwise.autoLogCalls()),
                or(set.autoLogMessages(), otherwise.autoLogMessages()),
                or(set.popUpOnly(), otherwise.popUpOnly()),
                or(set.trial(), TrialJson.DEFAULT).toDomain(),
                or(set.dryRun(), otherwise.dryRun()),
                or(set.noContactMatch(), NoMatchJson.DEFAULT).toDomain(),
                or(set.severalContacts(), otherwise.severalContacts()),
                or(set.severalAssociations(), otherwise.severalAssociations()),
                Set.copyOf(orNone(set.contactTypes())),
                new DoNotLogList(orNone(set.doNotLog()).stream()
                        .map(DoNotLogJson::toDomain)
                        .toList()),
                or(set.whichCalls(), CallSelectionJson.DEFAULT).toDomain(),
                or(set.owners(), LogOwnersJson.DEFAULT).toDomain(),
                or(set.logContent(), LogContentJson.DEFAULT).toDomain(zone),
                or(set.completion(), CompletionJson.DEFAULT).toDomain());
    }

    private static LoggingRules rulesOf(SettingsJson own, Set<Setting> locked, LoggingRules account) {
        AgentOverride agents = new AgentOverride(locked);
        NoMatchJson noMatch = agents.value(Setting.NO_CONTACT_MATCH, own.noContactMatch());
        return new LoggingRules(
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
    private record AgentOverride(Set<Setting> locked) {
        <T> @Nullable T value(Setting setting, @Nullable T value) {
            return setting.isAgents() && !locked.contains(setting) ? value : null;
        }
    }

    /** All that holds for an account that set nothing, as JSON has it. */
    SettingsJson defaults() {
        LoggingRules loggingRules = LoggingRules.DEFAULT;
        return new SettingsJson(
                loggingRules.autoLogCalls(),
                loggingRules.autoLogMessages(),
                loggingRules.popUpOnly(),
                TrialJson.DEFAULT,
                loggingRules.dryRun(),
                NoMatchJson.DEFAULT,
                loggingRules.severalContacts(),
                loggingRules.severalAssociations(),
                List.of(),
                List.of(),
                List.of(),
                CallSelectionJson.DEFAULT,
                LogOwnersJson.DEFAULT,
                region.code(),
                zone.getId(),
                List.of(),
                Math.toIntExact(AccountSettings.DEFAULT_CLOCK_TOLERANCE.toSeconds()),
                LogContentJson.DEFAULT,
                CompletionJson.DEFAULT);
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
