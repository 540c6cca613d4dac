package dev.autolog.preview;

import dev.autolog.domain.Classification;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.rules.NumberFormat;
import dev.autolog.preview.NumberPreviewView.NumberReadingView;
import dev.autolog.settings.AccountSettings;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number with what it was found to be.
 *
 * @param typed as typed
 * @param account by whose settings it was read
 * @param number what its digits are
 * @param otherParty whom it would stand for in a call
 * @param classification what would become of the call
 */
record ParsedNumber(
        String typed,
        AccountSettings account,
        NumberReading number,
        OtherParty otherParty,
        Classification classification) {

    /** The number if it is dialable. */
    @Nullable
    String e164() {
        return number instanceof Dialable(var numbers)
                        && numbers.size() == 1
                        && numbers.getFirst().extension() == null
                ? numbers.getFirst().number().e164()
                : null;
    }

    NumberReadingView reading() {
        if (classification instanceof Classification.Skip(var reason, var _, var _)
                && reason == NotLoggedReason.DO_NOT_LOG) {
            return NumberReadingView.DO_NOT_LOG;
        }
        return switch (number) {
            case Dialable _ -> ofDialable();
            case SetAside(SetAside.SetAsideKind setAsideKind) -> ofSetAside(setAsideKind);
            case NumberReading.WithheldNumber _ -> NumberReadingView.WITHHELD;
            case NumberReading.Unreadable _ -> NumberReadingView.UNREADABLE;
        };
    }

    private NumberReadingView ofDialable() {
        return switch (otherParty) {
            case OtherParty.Internal _ -> NumberReadingView.OWN_LINE;
            case OtherParty.Outside _ -> NumberReadingView.DIALABLE;
            case OtherParty.OutsideExtension _, OtherParty.NotLookedUp _, OtherParty.WithheldParty _ ->
                NumberReadingView.UNREADABLE;
        };
    }

    private NumberReadingView ofSetAside(SetAside.SetAsideKind setAsideKind) {
        boolean ours = otherParty instanceof OtherParty.Internal;
        return switch (setAsideKind) {
            case EXTENSION -> NumberReadingView.EXTENSION;
            case SHORT_CODE -> ours ? NumberReadingView.EXTENSION : NumberReadingView.SHORT_CODE;
            case EMERGENCY -> ours ? NumberReadingView.OWN_LINE : NumberReadingView.EMERGENCY;
            case DUMMY -> ours ? NumberReadingView.OWN_LINE : NumberReadingView.DUMMY;
        };
    }

    /** Why it is read so. */
    String explanation() {
        return switch (reading()) {
            case DIALABLE -> howItWasRead();
            case OWN_LINE -> "It is one of the account's own lines, which match no contact.";
            case EXTENSION -> "It is read as the extension of a colleague: it is too short for an external number.";
            case SHORT_CODE -> "It is a service of the telephone network, which no contact has.";
            case EMERGENCY -> "It is an emergency number, which no contact has.";
            case DUMMY -> "It is what people and machines fill in for want of a number.";
            case WITHHELD -> "It is what platforms send for callers who hide their number.";
            case UNREADABLE ->
                number instanceof Dialable
                        ? "It is more than one number, or leads to an extension behind one: not certainly one contact's number."
                        : "It cannot be read as one number. Written with a plus sign and the country code it can.";
            case DO_NOT_LOG -> doNotLog();
        };
    }

    private String howItWasRead() {
        Optional<NumberFormat> format = account.formatOf(typed);
        if (format.isPresent()) {
            return "It fits the number format " + format.get().pattern() + ", which stands for "
                    + format.get().e164() + ".";
        }
        return typed.indexOf('+') >= 0
                ? "It names its country code itself."
                : "It is read as it is dialled in " + country() + ".";
    }

    private String country() {
        return Locale.of("", account.defaultRegion().code()).getDisplayCountry(Locale.ENGLISH);
    }

    private String doNotLog() {
        String because = classification instanceof Classification.Skip(var _, String words, var _) ? words : null;
        return because == null ? "It is on the do-not-log list." : "It is on the do-not-log list: " + because;
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "ParsedNumber[…]";
    }
}
