package dev.autolog.domain;

/**
 * The country with the dialling rules that apply to numbers without a country code.
 *
 * @param code ISO 3166-1 alpha-2, upper case
 */
public record Region(String code) {
    public Region {
        if (code.length() != 2 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("not an ISO 3166-1 alpha-2 code");
        }
    }
}
