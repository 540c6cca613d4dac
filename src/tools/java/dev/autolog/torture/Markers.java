package dev.autolog.torture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Detects data of other accounts: all ids and texts of the model begin with the id of their account. */
final class Markers {
    private static final Pattern ACCOUNT = Pattern.compile("acct[0-9]+");

    private Markers() {}

    /** Whether a text has a marker of any other account. */
    static boolean hasForeign(@Nullable String text, String accountId) {
        if (text == null) {
            return false;
        }
        Matcher matcher = ACCOUNT.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().equals(accountId)) {
                return true;
            }
        }
        return false;
    }
}
