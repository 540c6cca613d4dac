package dev.autolog.domain;

/**
 * A phone number in E.164 form, for example {@code +442079460000}.
 *
 * @param e164 a plus sign and 1 to 15 digits, as ITU-T E.164 defines
 */
public record PhoneNumber(String e164) {

    public PhoneNumber {
        if (!isE164(e164)) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    private static boolean isE164(String text) {
        return text.length() >= 2
                && text.length() <= 16
                && text.charAt(0) == '+'
                && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Masked: phone numbers are personal data and never appear whole in a log. */
    @Override
    public String toString() {
        return "PhoneNumber[…" + e164.substring(e164.length() - 2) + "]";
    }
}
