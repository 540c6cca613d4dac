package dev.autolog.domain;

import dev.autolog.domain.rules.AssociationRule;
import dev.autolog.domain.rules.Completion;
import dev.autolog.domain.rules.ContactRule;
import dev.autolog.domain.rules.DoNotLog;
import dev.autolog.domain.rules.DoNotLogList;
import dev.autolog.domain.rules.LogContent;
import dev.autolog.domain.rules.NoMatchRule;
import dev.autolog.domain.rules.Owners;
import dev.autolog.domain.rules.Rules;
import dev.autolog.domain.rules.Trial;
import dev.autolog.domain.rules.WhichCalls;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rules that differ from the default in what a test is about. */
public final class RulesSamples {
    public boolean autoLogCalls = Rules.DEFAULT.autoLogCalls();
    public boolean autoLogMessages = Rules.DEFAULT.autoLogMessages();
    public boolean popUpOnly = Rules.DEFAULT.popUpOnly();
    public Trial trial = Rules.DEFAULT.trial();
    public boolean dryRun = Rules.DEFAULT.dryRun();
    public NoMatchRule noMatch = Rules.DEFAULT.noMatch();
    public ContactRule severalContacts = Rules.DEFAULT.severalContacts();
    public AssociationRule severalAssociations = Rules.DEFAULT.severalAssociations();
    public Set<String> contactTypes = Rules.DEFAULT.contactTypes();
    public List<DoNotLog> doNotLog = List.of();
    public WhichCalls whichCalls = Rules.DEFAULT.whichCalls();
    public Owners owners = Rules.DEFAULT.owners();
    public LogContent content = Rules.DEFAULT.content();
    public Completion completion = Rules.DEFAULT.completion();

    private RulesSamples() {}

    /** The default with changes. */
    public static Rules with(Consumer<RulesSamples> change) {
        RulesSamples rules = new RulesSamples();
        change.accept(rules);
        return new Rules(
                rules.autoLogCalls,
                rules.autoLogMessages,
                rules.popUpOnly,
                rules.trial,
                rules.dryRun,
                rules.noMatch,
                rules.severalContacts,
                rules.severalAssociations,
                rules.contactTypes,
                new DoNotLogList(rules.doNotLog),
                rules.whichCalls,
                rules.owners,
                rules.content,
                rules.completion);
    }
}
