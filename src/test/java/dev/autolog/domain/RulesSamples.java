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
import dev.autolog.domain.rules.Trial;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rules that differ from the default in what a test is about. */
public final class RulesSamples {
    public boolean autoLogCalls = LoggingRules.DEFAULT.autoLogCalls();
    public boolean autoLogMessages = LoggingRules.DEFAULT.autoLogMessages();
    public boolean popUpOnly = LoggingRules.DEFAULT.popUpOnly();
    public Trial trial = LoggingRules.DEFAULT.trial();
    public boolean dryRun = LoggingRules.DEFAULT.dryRun();
    public NoMatchRule noMatch = LoggingRules.DEFAULT.noMatch();
    public ContactRule severalContacts = LoggingRules.DEFAULT.severalContacts();
    public AssociationRule severalAssociations = LoggingRules.DEFAULT.severalAssociations();
    public Set<String> contactTypes = LoggingRules.DEFAULT.contactTypes();
    public List<DoNotLogEntry> doNotLogEntry = List.of();
    public CallSelection callSelection = LoggingRules.DEFAULT.whichCalls();
    public LogOwners logOwners = LoggingRules.DEFAULT.owners();
    public LogContent content = LoggingRules.DEFAULT.content();
    public Completion completion = LoggingRules.DEFAULT.completion();

    private RulesSamples() {}

    /** The default with changes. */
    public static LoggingRules with(Consumer<RulesSamples> change) {
        RulesSamples rules = new RulesSamples();
        change.accept(rules);
        return new LoggingRules(
                rules.autoLogCalls,
                rules.autoLogMessages,
                rules.popUpOnly,
                rules.trial,
                rules.dryRun,
                rules.noMatch,
                rules.severalContacts,
                rules.severalAssociations,
                rules.contactTypes,
                new DoNotLogList(rules.doNotLogEntry),
                rules.callSelection,
                rules.logOwners,
                rules.content,
                rules.completion);
    }
}
