package dev.autolog.settings;

import dev.autolog.domain.Region;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.NumberFormat;
import dev.autolog.domain.rules.Setting;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force for an account.
 *
 * @param rules the rules for calls without an agent and for agents without settings of their own
 * @param byAgent the rules for agents with settings of their own, by agent id
 */
public record AccountSettings(LoggingRules rules, Map<String, LoggingRules> byAgent) {
    /** The most that {@link Setting#CLOCK_TOLERANCE} can be. */
    public static final Duration LONGEST_CLOCK_TOLERANCE = Duration.ofSeconds(60);

    public AccountSettings {
        byAgent = Map.copyOf(byAgent);
    }

    /** How a number without a country code is read if its surroundings do not tell. */
    public Region defaultRegion() {
        return rules.get(Setting.DEFAULT_REGION);
    }

    /** Where the account's days begin. */
    public ZoneId timeZone() {
        return rules.get(Setting.TIME_ZONE);
    }

    /** The own lines (E.164 or an extension's digits) that the account set, besides those learned from calls. */
    public Set<String> ownLines() {
        return rules.get(Setting.OWN_LINES);
    }

    /** By how much a call's answer or end may precede its start. */
    public Duration clockTolerance() {
        return rules.get(Setting.CLOCK_TOLERANCE);
    }

    /**
     * The rules for an agent's calls.
     *
     * @param agentId an agent among those the settings were read for; empty for calls without an agent
     */
    public LoggingRules rulesOf(String agentId) {
        return byAgent.getOrDefault(agentId, rules);
    }

    /**
     * A number as the public network has it: a number dialled in the company's own way becomes E.164.
     *
     * @param number as dialled or typed; null if there was none
     * @return the number itself unless one of the formats fits
     */
    public @Nullable String dialled(@Nullable String number) {
        List<NumberFormat> formats = numberFormats();
        return formats.isEmpty() ? number : new InHouseDialling(formats).dialled(number);
    }

    /** The format by which a number becomes E.164; empty if none fits. */
    public Optional<NumberFormat> formatOf(String number) {
        return new InHouseDialling(numberFormats()).read(number).map(InHouseDialling.FormattedNumber::format);
    }

    /** The formats of numbers dialled within the company; the first that fits counts. */
    List<NumberFormat> numberFormats() {
        return rules.get(Setting.NUMBER_FORMATS);
    }

    /** The same settings with calls logged, for a backfill. */
    AccountSettings forBackfill() {
        Map<String, LoggingRules> backfill = new HashMap<>();
        byAgent.forEach((agentId, own) -> backfill.put(agentId, own.forBackfill()));
        return new AccountSettings(rules.forBackfill(), backfill);
    }

    /** Masked: it holds phone numbers. */
    @Override
    public String toString() {
        return "AccountSettings[" + defaultRegion() + ", " + timeZone() + "]";
    }
}
