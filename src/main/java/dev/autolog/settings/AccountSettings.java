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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force for an account.
 *
 * @param rules the rules for calls without an agent and for agents without settings of their own
 * @param byAgent the rules for agents with settings of their own, by agent id
 */
public record AccountSettings(LoggingRules rules, Map<String, LoggingRules> byAgent) {
    /**
     * Eight to fifteen digits, alone or in a {@code tel}, {@code sip} or messenger address. ITU-T E.164 allows fifteen, and no
     * country code begins with a zero; fewer digits can be an extension or a short code.
     */
    private static final Pattern BARE_E164 =
            Pattern.compile("^(\\s*(?:tel:|sips?:)?)([1-9][0-9]{7,14})(?=\\s*$|[@;])", Pattern.CASE_INSENSITIVE);

    /** The maximum of {@link Setting#CLOCK_TOLERANCE}. */
    public static final Duration LONGEST_CLOCK_TOLERANCE = Duration.ofSeconds(60);

    public AccountSettings {
        byAgent = Map.copyOf(byAgent);
    }

    /** The region whose dialling rules apply to numbers without a country code. */
    public Region defaultRegion() {
        return rules.get(Setting.DEFAULT_REGION);
    }

    /** The time zone of the account's days. */
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
     * @param agentId an agent whose settings were read; empty for calls without an agent
     */
    public LoggingRules rulesOf(String agentId) {
        return byAgent.getOrDefault(agentId, rules);
    }

    /**
     * A number in the form of the public network: a number in in-house dialling becomes E.164.
     *
     * @param number as dialled or typed; null for none
     * @return the number itself unless a format fits
     */
    public @Nullable String dialled(@Nullable String number) {
        List<NumberFormat> formats = numberFormats();
        return formats.isEmpty() ? number : new InHouseDialling(formats).dialled(number);
    }

    /**
     * A number of a call or message in the form of the public network: as {@link #dialled}, plus the plus sign that the platform
     * omits.
     *
     * @param number as the platform sent it; null for none
     */
    public @Nullable String received(@Nullable String number) {
        String dialled = dialled(number);
        return dialled != null && lacksPlus(dialled)
                ? BARE_E164.matcher(dialled).replaceFirst("$1+$2")
                : dialled;
    }

    /** Whether {@link #received} adds a plus sign to a number that no format fits. */
    public boolean lacksPlus(String number) {
        return rules.get(Setting.E164_WITHOUT_PLUS) && BARE_E164.matcher(number).find();
    }

    /** The format that converts a number to E.164; empty if none fits. */
    public Optional<NumberFormat> formatOf(String number) {
        return new InHouseDialling(numberFormats()).read(number).map(InHouseDialling.FormattedNumber::format);
    }

    /** The formats of in-house dialling; the first that fits counts. */
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
