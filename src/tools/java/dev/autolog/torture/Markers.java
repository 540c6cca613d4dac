package dev.autolog.torture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All ids and texts of the model begin with their account, so that what is another's shows wherever it turns up. */
final class Markers {
    private static final Pattern ACCOUNT = Pattern.compile("acct[0-9]+");

    private Markers() {}

    /** Whether a text has anything of an account but the one. */
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
