package dev.autolog.domain;

/**
 * The country whose dialling rules say how to read a number that lacks its country code.
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
