package dev.autolog.settings;

import dev.autolog.domain.Region;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Derives the settings in force: the agent's own value if agents can override the setting and it is not locked, else the account's,
 * else the default.
 *
 * @param region the default region of accounts that set none
 * @param zone the time zone of accounts that set none
 */
record SettingsResolver(Region region, ZoneId zone) {

    /** The settings in force for an account without those of its agents. */
    AccountSettings account(SettingsJson set) {
        LoggingRules service =
                LoggingRules.DEFAULT.with(Setting.DEFAULT_REGION, region).with(Setting.TIME_ZONE, zone);
        LoggingRules rules = applied(set, service);
        return new AccountSettings(
                rules.with(Setting.LOG_CONTENT, rules.get(Setting.LOG_CONTENT).in(rules.get(Setting.TIME_ZONE))),
                Map.of());
    }

    /**
     * The settings in force for an account and some of its agents.
     *
     * @param account the settings in force for the account
     * @param locked the settings that its agents cannot override
     * @param own the agents' own values by agent id
     */
    static AccountSettings with(AccountSettings account, Set<Setting<?>> locked, Map<String, SettingsJson> own) {
        Set<Setting<?>> closed = Setting.closedToAgents(locked);
        Map<String, LoggingRules> byAgent = new HashMap<>();
        own.forEach((agentId, values) -> byAgent.put(agentId, applied(values.without(closed), account.rules())));
        return new AccountSettings(account.rules(), byAgent);
    }

    private static LoggingRules applied(SettingsJson set, LoggingRules otherwise) {
        LoggingRules rules = otherwise;
        for (SettingFormat<?, ?> format : SettingFormats.all()) {
            rules = format.applyTo(rules, set);
        }
        return rules;
    }

    /** The settings in force for an account and some of its agents, from the stored values of both. */
    AccountSettings account(SettingsJson set, Set<Setting<?>> locked, Map<String, SettingsJson> own) {
        return with(account(set), locked, own);
    }

    /** The settings in force for an account without settings of its own, in their JSON form. */
    SettingsJson defaults() {
        SettingsJson defaults = SettingsJson.NOTHING;
        for (SettingFormat<?, ?> format : SettingFormats.all()) {
            defaults = format.addDefault(defaults);
        }
        return defaults.with(SettingFormats.DEFAULT_REGION, region.code()).with(SettingFormats.TIME_ZONE, zone.getId());
    }
}
