package dev.autolog.settings;

import dev.autolog.domain.Region;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.NumberFormat;
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
 * @param defaultRegion how to read a number without a country code where nothing nearer says so
 * @param timeZone where its days begin
 * @param numberFormats what numbers of in-house dialling mean; the first that fits counts
 * @param ownLines lines (E.164 or an extension's digits) that it says are its own, besides those that calls have shown to be
 * @param clockTolerance how far a call's answer or end may be before its start
 * @param rules the rules for calls without an agent
 * @param byAgent what holds for the calls of those agents for whom something else does, by their ids
 */
public record AccountSettings(
        Region defaultRegion,
        ZoneId timeZone,
        List<NumberFormat> numberFormats,
        Set<String> ownLines,
        Duration clockTolerance,
        LoggingRules rules,
        Map<String, LoggingRules> byAgent) {
    /** Of accounts that set none. */
    public static final Duration DEFAULT_CLOCK_TOLERANCE = Duration.ofSeconds(5);
    /** The most that an account can set. */
    public static final Duration LONGEST_CLOCK_TOLERANCE = Duration.ofSeconds(60);

    public AccountSettings {
        numberFormats = List.copyOf(numberFormats);
        ownLines = Set.copyOf(ownLines);
        byAgent = Map.copyOf(byAgent);
    }

    /**
     * What holds for the calls of an agent, among those whose settings were asked for.
     *
     * @param agentId empty if no agent took the call
     */
    public LoggingRules rulesOf(String agentId) {
        return byAgent.getOrDefault(agentId, rules);
    }

    /**
     * A number as the public network would have it: one that was dialled the company's own way becomes E.164.
     *
     * @param number as dialled or typed; null when there was none
     * @return the number as it was, unless one of the formats fits
     */
    public @Nullable String dialled(@Nullable String number) {
        return numberFormats.isEmpty() ? number : new InHouseDialling(numberFormats).dialled(number);
    }

    /** The format by which a number becomes E.164; empty if none fits. */
    public Optional<NumberFormat> formatOf(String number) {
        return new InHouseDialling(numberFormats).read(number).map(InHouseDialling.FormattedNumber::format);
    }

    /** The same, but that calls are logged: for a job that a person has log calls of the past. */
    AccountSettings forPastCalls() {
        Map<String, LoggingRules> past = new HashMap<>();
        byAgent.forEach((agentId, own) -> past.put(agentId, own.forPastCalls()));
        return new AccountSettings(
                defaultRegion, timeZone, numberFormats, ownLines, clockTolerance, rules.forPastCalls(), past);
    }

    /** Masked: it holds phone numbers. */
    @Override
    public String toString() {
        return "AccountSettings[" + defaultRegion + ", " + timeZone + "]";
    }
}
