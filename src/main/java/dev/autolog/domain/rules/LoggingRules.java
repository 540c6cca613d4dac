package dev.autolog.domain.rules;

import java.util.Set;

/**
 * The rules for the calls and messages of one agent, or for those without an agent.
 *
 * @param autoLogCalls whether calls are logged automatically
 * @param autoLogMessages whether messages are logged automatically
 * @param popUpOnly whether the log form is opened for a person instead of a call being logged
 * @param trial which agents take part
 * @param dryRun whether it is only shown what would have been logged
 * @param noMatch what to do where no contact has the number
 * @param severalContacts what to do where several contacts have the number
 * @param severalAssociations what to do where several associations of the contact are open
 * @param contactTypes the contact types that may match; empty for all
 * @param doNotLog whose calls are never logged
 * @param whichCalls which kinds of calls are logged at all
 * @param owners who owns the log in the CRM
 * @param content what a log says
 * @param completion when a log is published
 */
public record LoggingRules(
        boolean autoLogCalls,
        boolean autoLogMessages,
        boolean popUpOnly,
        Trial trial,
        boolean dryRun,
        NoMatchRule noMatch,
        ContactRule severalContacts,
        AssociationRule severalAssociations,
        Set<String> contactTypes,
        DoNotLogList doNotLog,
        CallSelection whichCalls,
        LogOwners owners,
        LogContent content,
        Completion completion) {

    /** The defaults: log all calls with exactly one matching contact, ask otherwise. */
    public static final LoggingRules DEFAULT = new LoggingRules(
            true,
            true,
            false,
            Trial.ALL_AGENTS,
            false,
            new NoMatchRule.Ask(),
            ContactRule.ASK,
            AssociationRule.ASK,
            Set.of(),
            DoNotLogList.EMPTY,
            CallSelection.ALL_OUTSIDE,
            LogOwners.NONE,
            LogContent.DEFAULT,
            new Completion.Incremental());

    public LoggingRules {
        contactTypes = Set.copyOf(contactTypes);
    }

    /**
     * The same, but that calls are logged: for a job that a person has log them all, whether they would have been without
     * being asked, in a trial, or shown only.
     */
    public LoggingRules forPastCalls() {
        return new LoggingRules(
                true,
                autoLogMessages,
                false,
                Trial.ALL_AGENTS,
                false,
                noMatch,
                severalContacts,
                severalAssociations,
                contactTypes,
                doNotLog,
                whichCalls,
                owners,
                content,
                completion);
    }

    /** Masked: they name people and numbers. */
    @Override
    public String toString() {
        return "LoggingRules[…]";
    }
}
