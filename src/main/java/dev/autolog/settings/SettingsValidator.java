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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    SettingsValidator(SettingsViolations settingsViolations, NumberReader numbers) {
        this.settingsViolations = settingsViolations;
        this.numbers = numbers;
    }

    /**
     * What is sent, as it is to be kept; what is at fault is in no particular form.
     *
     * @param before what is in force where nothing is sent
     */
    SettingsJson checked(SettingsJson sent, AccountSettings before) {
        String defaultRegion = checked(sent.defaultRegion(), this::region);
        List<NumberFormatJson> formats =
                checked(sent.numberFormats(), values -> new NumberFormatValidator(settingsViolations).checked(values));
        OwnLineValidator lines = OwnLineValidator.of(settingsViolations, numbers, before, defaultRegion, formats);
        return new SettingsJson(
                sent.autoLogCalls(),
                sent.autoLogMessages(),
                sent.popUpOnly(),
                checked(sent.trial(), this::trial),
                sent.dryRun(),
                checked(sent.noContactMatch(), this::noMatch),
                sent.severalContacts(),
                sent.severalAssociations(),
                checked(sent.contactTypes(), types -> texts(FIELD + "contactTypes", types, LINE)),
                checked(sent.doNotLog(), lines::doNotLog),
                checked(sent.ownLines(), lines::ownLines),
                checked(sent.whichCalls(), CallSelectionJson::complete),
                checked(sent.owners(), this::owners),
                defaultRegion,
                checked(sent.timeZone(), this::zone),
                formats,
                checked(sent.logContent(), content -> new LogContentValidator(settingsViolations).checked(content)),
                checked(sent.completion(), this::completion));
    }

    private static <T> @Nullable T checked(@Nullable T value, Function<T, @Nullable T> check) {
        return value == null ? null : check.apply(value);
    }

    private TrialJson trial(TrialJson value) {
        List<String> agents = value.agents() == null ? List.of() : value.agents();
        return new TrialJson(value.on(), texts(FIELD + "trial.agents", agents, ID)).complete();
    }

    private NoMatchJson noMatch(NoMatchJson value) {
        String field = FIELD + "noContactMatch.";
        if (value.rule() == null) {
            settingsViolations.add(field + "rule", ViolationCode.REQUIRED);
        }
        String type = settingsViolations.optional(field + "type", value.type(), LINE);
        String prefix = settingsViolations.optional(field + "namePrefix", value.namePrefix(), PREFIX);
        return new NoMatchJson(value.rule(), type, prefix).complete();
    }

    private LogOwnersJson owners(LogOwnersJson value) {
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

    private CompletionJson completion(CompletionJson value) {
        String field = FIELD + "completion.";
        if (value.when() == null) {
            settingsViolations.add(field + "when", ViolationCode.REQUIRED);
        }
        Integer minutes = value.deadlineMinutes();
        if (minutes != null && (minutes < 1 || minutes > LONGEST_DEADLINE)) {
            settingsViolations.add(
                    field + "deadlineMinutes", ViolationCode.OUT_OF_RANGE, Map.of("min", 1, "max", LONGEST_DEADLINE));
        }
        return value.complete();
    }

    private String region(String value) {
        String code = value.strip().toUpperCase(Locale.ROOT);
        if (!numbers.regions().contains(code)) {
            settingsViolations.add(FIELD + "defaultRegion", ViolationCode.UNKNOWN_REGION);
        }
        return code;
    }

    private String zone(String value) {
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
