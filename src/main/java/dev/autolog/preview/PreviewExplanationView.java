package dev.autolog.preview;

import java.util.Map;

/**
 * Why a number is read the way it is.
 *
 * @param parameters the parameters of the code; unknown ones are omitted
 */
public record PreviewExplanationView(PreviewExplanationCode code, Map<String, Object> parameters) {
    public PreviewExplanationView {
        parameters = Map.copyOf(parameters);
    }

    /** Reasons. API clients rely on the names: they never change. */
    public enum PreviewExplanationCode {
        /** It matches a number format of the account: {@code pattern} and {@code e164}, the two sides of the format. */
        NUMBER_FORMAT,
        /** It includes a country code. */
        COUNTRY_CODE,
        /** It is E.164 without the plus sign, as the account's platform sends numbers. */
        E164_WITHOUT_PLUS,
        /** It is read as dialled in {@code region}, an ISO 3166 code. */
        REGION,
        OWN_LINE,
        EXTENSION,
        SHORT_CODE,
        FEATURE_CODE,
        EMERGENCY,
        DUMMY,
        WITHHELD,
        /** It is more than one number, or an extension behind a switchboard. */
        SEVERAL_NUMBERS,
        UNREADABLE,
        /** {@code note}: the reason that the list gives. */
        DO_NOT_LOG
    }

    static PreviewExplanationView of(PreviewExplanationCode code) {
        return new PreviewExplanationView(code, Map.of());
    }

    /** Omits the parameters, which hold numbers and notes. */
    @Override
    public String toString() {
        return "PreviewExplanationView[" + code + "]";
    }
}
