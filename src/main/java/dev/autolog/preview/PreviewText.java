package dev.autolog.preview;

import dev.autolog.domain.Classification;
import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.CreatePlaceholder;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Classification.Skip;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.MatchReason;
import dev.autolog.domain.Proposal;
import dev.autolog.domain.Proposal.WouldAsk;
import dev.autolog.domain.Proposal.WouldLog;
import org.jspecify.annotations.Nullable;

/** What would become of a call, in a sentence for the person whose call it would be. */
final class PreviewText {
    private PreviewText() {}

    static String of(Classification classification) {
        return switch (classification) {
            case AutoLog match ->
                "It would be logged on " + match.contact().name()
                        + match.association()
                                .map(association -> ", with " + association.title())
                                .orElse("") + because(match.reason()) + ".";
            case CreatePlaceholder make ->
                "A placeholder contact named " + make.name() + " would be made, and the call logged on it.";
            case NoMatch _ -> "It would wait for you to choose a contact: " + asked(ConflictKind.NO_CONTACT_MATCH);
            case MultipleContacts _ ->
                "It would wait for you to choose a contact: " + asked(ConflictKind.MULTIPLE_CONTACTS);
            case MultipleAssociations _ ->
                "It would wait for you to choose: " + asked(ConflictKind.MULTIPLE_ASSOCIATIONS);
            case Skip left -> "It would not be logged: " + left(left);
        };
    }

    private static String because(MatchReason matchReason) {
        return switch (matchReason) {
            case ONE_CONTACT, CHOSEN, PLACEHOLDER_MADE -> "";
            case REMEMBERED_NUMBER -> ", as is remembered of this number";
            case MOST_RECENTLY_UPDATED -> ", the contact that was updated last";
            case FIRST_BY_NAME -> ", the first contact by name";
            case EARLIEST_CREATED -> ", the contact that was created first";
        };
    }

    private static String asked(ConflictKind kind) {
        return switch (kind) {
            case NO_CONTACT_MATCH -> "no contact matches the number.";
            case MULTIPLE_CONTACTS -> "several contacts have the number.";
            case MULTIPLE_ASSOCIATIONS -> "the contact has several open associations.";
        };
    }

    private static String left(Skip left) {
        return switch (left.reason()) {
            case INTERNAL_CALL -> "calls between lines of the account are not.";
            case AUTO_LOG_OFF -> "automatic logging is off for you.";
            case DISMISSED -> "it was dismissed.";
            case DO_NOT_LOG -> "the do-not-log list says so.";
            case NOT_IN_TRIAL -> "automatic logging is on trial, and you do not take part.";
            case MISSED_CALL -> "missed calls are not.";
            case VOICEMAIL_CALL -> "voicemails are not.";
            case ANSWERED_BY_OTHERS -> "a colleague answered it.";
            case MESSAGES_ELSEWHERE -> "its messages belong to another log.";
            case DRY_RUN -> "it is a dry run. Otherwise " + proposed(left.proposal());
            case FORM_REQUESTED -> "the log form would open for you. Filled in: " + proposed(left.proposal());
        };
    }

    private static String proposed(@Nullable Proposal proposal) {
        return switch (proposal) {
            case null -> "nothing.";
            case WouldLog(var _, String name, var _, String title, var _, var _) ->
                name + (title == null ? "." : ", with " + title + ".");
            case WouldAsk(ConflictKind kind) -> asked(kind);
        };
    }
}
