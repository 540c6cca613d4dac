package dev.autolog.preview;

import dev.autolog.domain.Candidate;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Suggestion;
import dev.autolog.domain.SuggestionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a number, its matches, and the outcome of a call from it.
 *
 * @param e164 null if contacts cannot have the number
 * @param explanation why it is read this way
 * @param contacts the contacts that have exactly this number
 * @param suggestions contacts with a similar number; empty if there are contacts
 * @param outcome the outcome of a call from it to the requesting user
 */
public record NumberPreviewView(
        @Nullable String e164,
        NumberReadingView reading,
        PreviewExplanationView explanation,
        List<MatchingView> contacts,
        List<NearNumberView> suggestions,
        PreviewOutcomeView outcome) {
    public NumberPreviewView {
        contacts = List.copyOf(contacts);
        suggestions = List.copyOf(suggestions);
    }

    /** The kind of number. */
    public enum NumberReadingView {
        /** A number that contacts may have. */
        DIALABLE,
        /** A line of the account itself. */
        OWN_LINE,
        /** A colleague's extension. */
        EXTENSION,
        /** A service of the network. */
        SHORT_CODE,
        /** A code that the PBX acts on. */
        FEATURE_CODE,
        EMERGENCY,
        /** A filler for a missing number. */
        DUMMY,
        /** A placeholder of platforms for a withheld caller ID. */
        WITHHELD,
        UNREADABLE,
        /** On the do-not-log list. */
        DO_NOT_LOG
    }

    /**
     * A contact that has the number.
     *
     * @param matchedPhone the number as typed
     */
    public record MatchingView(
            String id,
            String name,
            @Nullable String type,
            @Nullable String company,
            String matchedPhone) {
        static MatchingView of(Candidate candidate) {
            Contact contact = candidate.contact();
            return new MatchingView(
                    contact.id(), contact.name(), contact.type(), contact.company(), candidate.matchedPhone());
        }

        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "MatchingView[" + id + "]";
        }
    }

    /**
     * A contact with a similar number.
     *
     * @param matchedPhone the similar number as typed
     * @param reason why it is similar
     */
    public record NearNumberView(
            String id,
            String name,
            @Nullable String type,
            @Nullable String company,
            String matchedPhone,
            SuggestionReason reason) {
        static NearNumberView of(Suggestion suggestion) {
            Contact contact = suggestion.contact();
            return new NearNumberView(
                    contact.id(),
                    contact.name(),
                    contact.type(),
                    contact.company(),
                    suggestion.matchedPhone(),
                    suggestion.reason());
        }

        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "NearNumberView[" + id + "]";
        }
    }

    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "NumberPreviewView[" + reading + "]";
    }
}
