package dev.autolog.domain;

import dev.autolog.domain.rules.AssociationRule;
import dev.autolog.domain.rules.CallSelection;
import dev.autolog.domain.rules.Completion;
import dev.autolog.domain.rules.ContactRule;
import dev.autolog.domain.rules.DoNotLogEntry;
import dev.autolog.domain.rules.DoNotLogList;
import dev.autolog.domain.rules.LogContent;
import dev.autolog.domain.rules.LogOwners;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.NoMatchRule;
import dev.autolog.domain.rules.Setting;
import dev.autolog.domain.rules.Trial;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rules that differ from the default in what a test is about. */
public final class RulesSamples {
    public boolean autoLogCalls = LoggingRules.DEFAULT.get(Setting.AUTO_LOG_CALLS);
    public boolean autoLogMessages = LoggingRules.DEFAULT.get(Setting.AUTO_LOG_MESSAGES);
    public boolean popUpOnly = LoggingRules.DEFAULT.get(Setting.POP_UP_ONLY);
    public Trial trial = LoggingRules.DEFAULT.get(Setting.TRIAL);
    public boolean dryRun = LoggingRules.DEFAULT.get(Setting.DRY_RUN);
    public NoMatchRule noMatch = LoggingRules.DEFAULT.get(Setting.NO_CONTACT_MATCH);
    public ContactRule severalContacts = LoggingRules.DEFAULT.get(Setting.SEVERAL_CONTACTS);
    public AssociationRule severalAssociations = LoggingRules.DEFAULT.get(Setting.SEVERAL_ASSOCIATIONS);
    public Set<String> contactTypes = LoggingRules.DEFAULT.get(Setting.CONTACT_TYPES);
    public List<DoNotLogEntry> doNotLogEntry = List.of();
    public CallSelection callSelection = LoggingRules.DEFAULT.get(Setting.WHICH_CALLS);
    public LogOwners logOwners = LoggingRules.DEFAULT.get(Setting.OWNERS);
    public LogContent content = LoggingRules.DEFAULT.get(Setting.LOG_CONTENT);
    public Completion completion = LoggingRules.DEFAULT.get(Setting.COMPLETION);

    private RulesSamples() {}

    /** The default with changes. */
    public static LoggingRules with(Consumer<RulesSamples> change) {
        RulesSamples rules = new RulesSamples();
        change.accept(rules);
        return LoggingRules.DEFAULT
                .with(Setting.AUTO_LOG_CALLS, rules.autoLogCalls)
                .with(Setting.AUTO_LOG_MESSAGES, rules.autoLogMessages)
                .with(Setting.POP_UP_ONLY, rules.popUpOnly)
                .with(Setting.TRIAL, rules.trial)
                .with(Setting.DRY_RUN, rules.dryRun)
                .with(Setting.NO_CONTACT_MATCH, rules.noMatch)
                .with(Setting.SEVERAL_CONTACTS, rules.severalContacts)
                .with(Setting.SEVERAL_ASSOCIATIONS, rules.severalAssociations)
                .with(Setting.CONTACT_TYPES, rules.contactTypes)
                .with(Setting.DO_NOT_LOG, new DoNotLogList(rules.doNotLogEntry))
                .with(Setting.WHICH_CALLS, rules.callSelection)
                .with(Setting.OWNERS, rules.logOwners)
                .with(Setting.LOG_CONTENT, rules.content)
                .with(Setting.COMPLETION, rules.completion);
    }
}
