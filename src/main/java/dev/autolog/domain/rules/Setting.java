package dev.autolog.domain.rules;

import dev.autolog.domain.Region;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A setting of an account. This class is the registry: the API, the database, the audit trail and the resolution of overrides
 * need only a constant here for a boolean or an enum. A value with its own JSON form also has a format in the package {@code
 * settings}.
 *
 * @param <T> the immutable type of its value
 */
public final class Setting<T> {
    private static final List<Setting<?>> REGISTRY = new ArrayList<>();

    /** Whether calls are logged automatically. */
    public static final Setting<Boolean> AUTO_LOG_CALLS = overridable("autoLogCalls", true);

    /** Whether messages are logged automatically. */
    public static final Setting<Boolean> AUTO_LOG_MESSAGES = overridable("autoLogMessages", true);

    /** Whether a call opens the log form for the agent instead of being logged. */
    public static final Setting<Boolean> POP_UP_ONLY = overridable("popUpOnly", false);

    /** The agents that take part in a trial of automatic logging. */
    public static final Setting<Trial> TRIAL = ofAccount("trial", Trial.ALL_AGENTS);

    /** Whether calls only show how they would have been logged. */
    public static final Setting<Boolean> DRY_RUN = ofAccount("dryRun", false);

    /** What to do with a call if no contact has the number. */
    public static final Setting<NoMatchRule> NO_CONTACT_MATCH = overridable("noContactMatch", new NoMatchRule.Ask());

    /** What to do with a call if several contacts have the number. */
    public static final Setting<ContactRule> SEVERAL_CONTACTS = overridable("severalContacts", ContactRule.ASK);

    /** What to do with a call if the contact has several open associations. */
    public static final Setting<AssociationRule> SEVERAL_ASSOCIATIONS =
            overridable("severalAssociations", AssociationRule.ASK);

    /** The contact types that may match; empty for all. */
    public static final Setting<Set<String>> CONTACT_TYPES = ofAccount("contactTypes", Set.of());

    /** Numbers and extensions whose calls are never logged. */
    public static final Setting<DoNotLogList> DO_NOT_LOG = ofAccount("doNotLog", DoNotLogList.EMPTY);

    /** The account's own numbers (E.164) and extensions (digits), besides those learned from calls. */
    public static final Setting<Set<String>> OWN_LINES = ofAccount("ownLines", Set.of());

    /** Which kinds of calls are logged. */
    public static final Setting<CallSelection> WHICH_CALLS = ofAccount("whichCalls", CallSelection.ALL_OUTSIDE);

    /** The owners of logs in the CRM. */
    public static final Setting<LogOwners> OWNERS = ofAccount("owners", LogOwners.NONE);

    /** The region of numbers without a country code. The service's configuration can set another default. */
    public static final Setting<Region> DEFAULT_REGION = ofAccount("defaultRegion", new Region("US"));

    /** The time zone of the account's days. The service's configuration can set another default. */
    public static final Setting<ZoneId> TIME_ZONE = ofAccount("timeZone", ZoneId.of("UTC"));

    /** Whether the telephony platform sends E.164 numbers without the plus sign. */
    public static final Setting<Boolean> E164_WITHOUT_PLUS = ofAccount("e164WithoutPlus", false);

    /** How numbers dialled within the company map to E.164; the first format that fits counts. */
    public static final Setting<List<NumberFormat>> NUMBER_FORMATS = ofAccount("numberFormats", List.of());

    /** By how much a call's answer or end may precede its start. */
    public static final Setting<Duration> CLOCK_TOLERANCE = ofAccount("clockToleranceSeconds", Duration.ofSeconds(5));

    /** The subject and the text of logs; times are in {@link #TIME_ZONE}. */
    public static final Setting<LogContent> LOG_CONTENT = ofAccount("logContent", LogContent.DEFAULT);

    /** When a log is published. */
    public static final Setting<Completion> COMPLETION = ofAccount("completion", new Completion.Incremental());

    private final String key;
    private final boolean overridable;
    private final T defaultValue;

    private Setting(String key, boolean overridable, T defaultValue) {
        this.key = key;
        this.overridable = overridable;
        this.defaultValue = defaultValue;
        REGISTRY.add(this);
    }

    private static <T> Setting<T> ofAccount(String key, T defaultValue) {
        return new Setting<>(key, false, defaultValue);
    }

    private static <T> Setting<T> overridable(String key, T defaultValue) {
        return new Setting<>(key, true, defaultValue);
    }

    /** All settings, in the order of their declaration. */
    public static List<Setting<?>> all() {
        return List.copyOf(REGISTRY);
    }

    /** The setting with a key; empty if there is none. */
    public static Optional<Setting<?>> of(String key) {
        return REGISTRY.stream().filter(setting -> setting.key.equals(key)).findFirst();
    }

    /** The keys of some settings, in the order of declaration. */
    public static List<String> keys(Set<Setting<?>> settings) {
        return REGISTRY.stream().filter(settings::contains).map(Setting::key).toList();
    }

    /**
     * The settings that agents cannot override.
     *
     * @param locked the settings that the account locks
     */
    public static Set<Setting<?>> closedToAgents(Set<Setting<?>> locked) {
        return REGISTRY.stream()
                .filter(setting -> !setting.overridable || locked.contains(setting))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Its key in JSON, in the database, in the audit trail and in the texts of the web inbox. */
    public String key() {
        return key;
    }

    /** Whether agents can override it, unless their account locks it. */
    public boolean isOverridable() {
        return overridable;
    }

    /** The value in force if neither the account nor the agent set one. */
    public T defaultValue() {
        return defaultValue;
    }

    @Override
    public String toString() {
        return key;
    }
}
