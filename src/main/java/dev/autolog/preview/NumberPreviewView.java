package dev.autolog.preview;

import dev.autolog.domain.Candidate;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Suggestion;
import dev.autolog.domain.SuggestionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a number is read, whom it matches, and what a call from it would become.
 *
 * @param e164 null if it is none that contacts could have
 * @param explanation why it is read so
 * @param contacts the contacts that have exactly this number
 * @param suggestions contacts with a near one; empty where there are contacts
 * @param outcome the outcome that a call from it to the requesting user would have
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

    /** What a number turns out to be. */
    public enum NumberReadingView {
        /** A number that contacts may have. */
        DIALABLE,
        /** A line of the account itself. */
        OWN_LINE,
        /** A colleague's. */
        EXTENSION,
        /** A service of the network. */
        SHORT_CODE,
        /** A code that the telephone exchange acts on. */
        FEATURE_CODE,
        EMERGENCY,
        /** Filled in for want of a number. */
        DUMMY,
        /** What platforms send for a caller who hides the number. */
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
     * A contact that has a near number.
     *
     * @param matchedPhone that number as typed
     * @param reason what the two numbers have in common
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
