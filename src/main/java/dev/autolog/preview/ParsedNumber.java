package dev.autolog.preview;

import dev.autolog.domain.Classification;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.rules.NumberFormat;
import dev.autolog.preview.NumberPreviewView.NumberReadingView;
import dev.autolog.preview.PreviewExplanationView.PreviewExplanationCode;
import dev.autolog.settings.AccountSettings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number with its reading and its match.
 *
 * @param typed the number as typed
 * @param account the settings that it was read by
 * @param number the reading of the number
 * @param otherParty the other party of a call from the number
 * @param classification the classification of a call from the number
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
            case NumberReading.FeatureCode _ -> NumberReadingView.FEATURE_CODE;
            case NumberReading.WithheldNumber _ -> NumberReadingView.WITHHELD;
            case NumberReading.Unreadable _ -> NumberReadingView.UNREADABLE;
        };
    }

    private NumberReadingView ofDialable() {
        return switch (otherParty) {
            case OtherParty.Internal _ -> NumberReadingView.OWN_LINE;
            case OtherParty.Outside _ -> NumberReadingView.DIALABLE;
            case OtherParty.OutsideExtension _,
                    OtherParty.NotLookedUp _,
                    OtherParty.Exchange _,
                    OtherParty.WithheldParty _ -> NumberReadingView.UNREADABLE;
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

    /** The explanation of the reading. */
    PreviewExplanationView explanation() {
        return switch (reading()) {
            case DIALABLE -> dialableExplanation();
            case OWN_LINE -> PreviewExplanationView.of(PreviewExplanationCode.OWN_LINE);
            case EXTENSION -> PreviewExplanationView.of(PreviewExplanationCode.EXTENSION);
            case SHORT_CODE -> PreviewExplanationView.of(PreviewExplanationCode.SHORT_CODE);
            case FEATURE_CODE -> PreviewExplanationView.of(PreviewExplanationCode.FEATURE_CODE);
            case EMERGENCY -> PreviewExplanationView.of(PreviewExplanationCode.EMERGENCY);
            case DUMMY -> PreviewExplanationView.of(PreviewExplanationCode.DUMMY);
            case WITHHELD -> PreviewExplanationView.of(PreviewExplanationCode.WITHHELD);
            case UNREADABLE ->
                PreviewExplanationView.of(
                        number instanceof Dialable
                                ? PreviewExplanationCode.SEVERAL_NUMBERS
                                : PreviewExplanationCode.UNREADABLE);
            case DO_NOT_LOG -> doNotLogExplanation();
        };
    }

    private PreviewExplanationView dialableExplanation() {
        Optional<NumberFormat> format = account.formatOf(typed);
        if (format.isPresent()) {
            return new PreviewExplanationView(
                    PreviewExplanationCode.NUMBER_FORMAT,
                    Map.of(
                            "pattern",
                            format.get().pattern(),
                            "e164",
                            format.get().e164()));
        }
        if (account.lacksPlus(typed)) {
            return PreviewExplanationView.of(PreviewExplanationCode.E164_WITHOUT_PLUS);
        }
        return typed.indexOf('+') >= 0
                ? PreviewExplanationView.of(PreviewExplanationCode.COUNTRY_CODE)
                : new PreviewExplanationView(
                        PreviewExplanationCode.REGION,
                        Map.of("region", account.defaultRegion().code()));
    }

    private PreviewExplanationView doNotLogExplanation() {
        String note = classification instanceof Classification.Skip(var _, String words, var _) ? words : null;
        return new PreviewExplanationView(
                PreviewExplanationCode.DO_NOT_LOG, note == null ? Map.of() : Map.of("note", note));
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "ParsedNumber[…]";
    }
}
