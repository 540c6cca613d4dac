package dev.autolog.settings;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be set. */
public enum Setting {
    AUTO_LOG_CALLS("autoLogCalls", true),
    AUTO_LOG_MESSAGES("autoLogMessages", true),
    POP_UP_ONLY("popUpOnly", true),
    TRIAL("trial", false),
    DRY_RUN("dryRun", false),
    NO_CONTACT_MATCH("noContactMatch", true),
    SEVERAL_CONTACTS("severalContacts", true),
    SEVERAL_ASSOCIATIONS("severalAssociations", true),
    CONTACT_TYPES("contactTypes", false),
    DO_NOT_LOG("doNotLog", false),
    OWN_LINES("ownLines", false),
    WHICH_CALLS("whichCalls", false),
    OWNERS("owners", false),
    DEFAULT_REGION("defaultRegion", false),
    TIME_ZONE("timeZone", false),
    NUMBER_FORMATS("numberFormats", false),
    CLOCK_TOLERANCE("clockToleranceSeconds", false),
    LOG_CONTENT("logContent", false),
    COMPLETION("completion", false);

    private final String key;
    private final boolean agents;

    Setting(String key, boolean agents) {
        this.key = key;
        this.agents = agents;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    /** Whether agents may set it for themselves, unless their account locks it. */
    public boolean isAgents() {
        return agents;
    }

    /** Those that an agent cannot set, given those that the account locks. */
    public static Set<Setting> closedToAgents(Set<Setting> locked) {
        Set<Setting> closed = EnumSet.noneOf(Setting.class);
        Stream.of(values())
                .filter(setting -> !setting.agents || locked.contains(setting))
                .forEach(closed::add);
        return closed;
    }

    /** By its name in JSON; empty if there is none of that name. */
    public static Optional<Setting> of(String key) {
        return Stream.of(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }
}
