package dev.autolog.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.rules.AssociationRule;
import dev.autolog.domain.rules.ContactRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was set, as JSON has it; null for what was not. The names are those of {@link Setting}.
 *
 * @param autoLogCalls whether calls are logged automatically
 * @param autoLogMessages whether messages are logged automatically
 * @param popUpOnly whether the log form is opened for a person instead of a call being logged
 * @param trial which agents take part while it is only a trial
 * @param dryRun whether it is only shown what would have been logged
 * @param noContactMatch what to do where no contact has the number
 * @param severalContacts what to do where several contacts have it
 * @param severalAssociations what to do where several associations are open
 * @param contactTypes the contact types that may match; empty for all
 * @param doNotLog whose calls are never logged
 * @param ownLines numbers and extensions of the account itself
 * @param whichCalls which kinds of calls are logged at all
 * @param owners who owns the log in the CRM
 * @param defaultRegion ISO 3166-1 alpha-2
 * @param timeZone of the IANA database, such as {@code Europe/Berlin}
 * @param numberFormats what numbers of in-house dialling mean
 * @param clockToleranceSeconds how far a call's answer or end may be before its start
 * @param logContent what a log says
 * @param completion when a log is published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SettingsJson(
        @Nullable Boolean autoLogCalls,
        @Nullable Boolean autoLogMessages,
        @Nullable Boolean popUpOnly,
        @Nullable TrialJson trial,
        @Nullable Boolean dryRun,
        @Nullable NoMatchJson noContactMatch,
        @Nullable ContactRule severalContacts,
        @Nullable AssociationRule severalAssociations,
        @Nullable List<String> contactTypes,
        @Nullable List<DoNotLogJson> doNotLog,
        @Nullable List<String> ownLines,
        @Nullable CallSelectionJson whichCalls,
        @Nullable LogOwnersJson owners,
        @Nullable String defaultRegion,
        @Nullable String timeZone,
        @Nullable List<NumberFormatJson> numberFormats,
        @Nullable Integer clockToleranceSeconds,
        @Nullable LogContentJson logContent,
        @Nullable CompletionJson completion) {

    /** Masked: it holds phone numbers. */
    @Override
    public String toString() {
        return "SettingsJson[…]";
    }
}
