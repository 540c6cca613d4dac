package dev.autolog.accounts;

import dev.autolog.phone.NumberReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at what somebody wants to set: notes all that is wrong, and brings the rest into the form that it is kept in. */
final class SettingsCheck {
    private static final int LINE = 512;
    private static final int ID = 256;
    private static final int PREFIX = 100;
    private static final int MOST = 1000;
    private static final int LONGEST_DEADLINE = 1440;
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final String FIELD = "values.";

    private final Faults faults;
    private final NumberReader numbers;

    SettingsCheck(Faults faults, NumberReader numbers) {
        this.faults = faults;
        this.numbers = numbers;
    }

    /**
     * What is sent, as it is to be kept; what is at fault is in no particular form.
     *
     * @param before what is in force where nothing is sent
     */
    SettingValues checked(SettingValues sent, Account before) {
        String defaultRegion = checked(sent.defaultRegion(), this::region);
        List<NumberFormatValue> formats =
                checked(sent.numberFormats(), values -> new FormatCheck(faults).checked(values));
        LineCheck lines = LineCheck.of(faults, numbers, before, defaultRegion, formats);
        return new SettingValues(
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
                checked(sent.whichCalls(), WhichCallsValue::complete),
                checked(sent.owners(), this::owners),
                defaultRegion,
                checked(sent.timeZone(), this::zone),
                formats,
                checked(sent.logContent(), content -> new ContentCheck(faults).checked(content)),
                checked(sent.completion(), this::completion));
    }

    private static <T> @Nullable T checked(@Nullable T value, Function<T, @Nullable T> check) {
        return value == null ? null : check.apply(value);
    }

    private TrialValue trial(TrialValue value) {
        List<String> agents = value.agents() == null ? List.of() : value.agents();
        return new TrialValue(value.on(), texts(FIELD + "trial.agents", agents, ID)).complete();
    }

    private NoMatchValue noMatch(NoMatchValue value) {
        String field = FIELD + "noContactMatch.";
        if (value.rule() == null) {
            faults.add(field + "rule", "Is missing.");
        }
        String type = faults.optional(field + "type", value.type(), LINE);
        String prefix = faults.optional(field + "namePrefix", value.namePrefix(), PREFIX);
        return new NoMatchValue(value.rule(), type, prefix).complete();
    }

    private OwnersValue owners(OwnersValue value) {
        String field = FIELD + "owners.";
        Map<String, String> byAgent = new LinkedHashMap<>();
        Map<String, String> sent = value.byAgent() == null ? Map.of() : value.byAgent();
        if (faults.fits(field + "byAgent", sent.size(), MOST)) {
            sent.forEach((agent, owner) -> byAgent.put(
                    faults.required(field + "byAgent", agent, ID), faults.required(field + "byAgent", owner, ID)));
        }
        return new OwnersValue(byAgent, faults.optional(field + "fallback", value.fallback(), ID)).complete();
    }

    private CompletionValue completion(CompletionValue value) {
        String field = FIELD + "completion.";
        if (value.when() == null) {
            faults.add(field + "when", "Is missing.");
        }
        Integer minutes = value.deadlineMinutes();
        if (minutes != null && (minutes < 1 || minutes > LONGEST_DEADLINE)) {
            faults.add(field + "deadlineMinutes", "Not from 1 to " + LONGEST_DEADLINE + " minutes.");
        }
        return value.complete();
    }

    private String region(String value) {
        String code = value.strip().toUpperCase(Locale.ROOT);
        if (!numbers.regions().contains(code)) {
            faults.add(FIELD + "defaultRegion", "Not a country's code of two letters, such as US.");
        }
        return code;
    }

    private String zone(String value) {
        String id = value.strip();
        if (!ZONES.contains(id)) {
            faults.add(FIELD + "timeZone", "Not a time zone's name, such as Europe/Berlin.");
        }
        return id;
    }

    private List<String> texts(String field, List<String> values, int longest) {
        List<String> texts = new ArrayList<>();
        if (faults.fits(field, values.size(), MOST)) {
            for (int i = 0; i < values.size(); i++) {
                texts.add(faults.required(field + "[" + i + "]", values.get(i), longest));
            }
        }
        return texts.stream().distinct().toList();
    }
}
