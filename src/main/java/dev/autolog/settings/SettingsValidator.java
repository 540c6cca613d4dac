package dev.autolog.settings;

import dev.autolog.phone.NumberReader;
import dev.autolog.validation.ViolationCode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Validates settings: collects violations, and normalises valid values. */
final class SettingsValidator {
    private static final int LINE = 512;
    private static final int ID = 256;
    private static final int PREFIX = 100;
    private static final int MOST = 1000;
    private static final int LONGEST_DEADLINE = 1440;
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final String FIELD = "values.";

    private final SettingsViolations settingsViolations;
    private final NumberReader numbers;
    private final OwnLineValidator lines;

    private SettingsValidator(SettingsViolations settingsViolations, NumberReader numbers, OwnLineValidator lines) {
        this.settingsViolations = settingsViolations;
        this.numbers = numbers;
        this.lines = lines;
    }

    /**
     * Validates the settings of a request.
     *
     * @param before the account's settings in force
     * @return valid values in their stored form; invalid values in any form
     */
    static SettingsJson checked(
            SettingsJson sent, AccountSettings before, SettingsViolations settingsViolations, NumberReader numbers) {
        SettingsValidator validator = new SettingsValidator(
                settingsViolations, numbers, OwnLineValidator.of(settingsViolations, numbers, before, sent));
        SettingsJson checked = SettingsJson.NOTHING;
        for (SettingFormat<?, ?> format : SettingFormats.all()) {
            checked = format.addChecked(checked, validator, sent);
        }
        return checked;
    }

    List<String> contactTypes(List<String> values) {
        return texts(FIELD + "contactTypes", values, LINE);
    }

    List<DoNotLogJson> doNotLog(List<DoNotLogJson> values) {
        return lines.doNotLog(values);
    }

    List<String> ownLines(List<String> values) {
        return lines.ownLines(values);
    }

    List<NumberFormatJson> numberFormats(List<NumberFormatJson> values) {
        return new NumberFormatValidator(settingsViolations).checked(values);
    }

    LogContentJson logContent(LogContentJson value) {
        return new LogContentValidator(settingsViolations).checked(value);
    }

    TrialJson trial(TrialJson value) {
        List<String> agents = value.agents() == null ? List.of() : value.agents();
        return new TrialJson(value.on(), texts(FIELD + "trial.agents", agents, ID)).complete();
    }

    NoMatchJson noMatch(NoMatchJson value) {
        String field = FIELD + "noContactMatch.";
        if (value.rule() == null) {
            settingsViolations.add(field + "rule", ViolationCode.REQUIRED);
        }
        String type = settingsViolations.optional(field + "type", value.type(), LINE);
        String prefix = settingsViolations.optional(field + "namePrefix", value.namePrefix(), PREFIX);
        return new NoMatchJson(value.rule(), type, prefix).complete();
    }

    LogOwnersJson owners(LogOwnersJson value) {
        String field = FIELD + "owners.";
        Map<String, String> byAgent = new LinkedHashMap<>();
        Map<String, String> sent = value.byAgent() == null ? Map.of() : value.byAgent();
        if (settingsViolations.fits(field + "byAgent", sent.size(), MOST)) {
            sent.forEach((agent, owner) -> byAgent.put(
                    settingsViolations.required(field + "byAgent", agent, ID),
                    settingsViolations.required(field + "byAgent", owner, ID)));
        }
        return new LogOwnersJson(byAgent, settingsViolations.optional(field + "fallback", value.fallback(), ID))
                .complete();
    }

    CompletionJson completion(CompletionJson value) {
        String field = FIELD + "completion.";
        if (value.when() == null) {
            settingsViolations.add(field + "when", ViolationCode.REQUIRED);
        }
        if (value.deadlineMinutes() != null) {
            range(field + "deadlineMinutes", value.deadlineMinutes(), 1, LONGEST_DEADLINE);
        }
        return value.complete();
    }

    Integer clockTolerance(Integer seconds) {
        range(
                FIELD + "clockToleranceSeconds",
                seconds,
                0,
                Math.toIntExact(AccountSettings.LONGEST_CLOCK_TOLERANCE.toSeconds()));
        return seconds;
    }

    private void range(String field, int value, int min, int max) {
        if (value < min || value > max) {
            settingsViolations.add(field, ViolationCode.OUT_OF_RANGE, Map.of("min", min, "max", max));
        }
    }

    String region(String value) {
        String code = regionCode(value);
        if (!numbers.regions().contains(code)) {
            settingsViolations.add(FIELD + "defaultRegion", ViolationCode.UNKNOWN_REGION);
        }
        return code;
    }

    static String regionCode(String value) {
        return value.strip().toUpperCase(Locale.ROOT);
    }

    String zone(String value) {
        String id = value.strip();
        if (!ZONES.contains(id)) {
            settingsViolations.add(FIELD + "timeZone", ViolationCode.UNKNOWN_TIME_ZONE);
        }
        return id;
    }

    private List<String> texts(String field, List<String> values, int longest) {
        List<String> texts = new ArrayList<>();
        if (settingsViolations.fits(field, values.size(), MOST)) {
            for (int i = 0; i < values.size(); i++) {
                texts.add(settingsViolations.required(field + "[" + i + "]", values.get(i), longest));
            }
        }
        return texts.stream().distinct().toList();
    }
}
