package dev.autolog.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what is asked of Prometheus. */
final class PromQl {
    private static final Pattern SELECTORS = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"");
    private static final Pattern GROUPINGS =
            Pattern.compile("\\b(?:by|on|ignoring|without|group_left|group_right)\\s*\\([^)]*\\)");
    /** A name that no parenthesis follows is a metric's, or an operator. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.$])[a-zA-Z_][\\w:]*(?!\\s*\\(|[\\w:])");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "offset", "bool", "by", "on", "without");

    private PromQl() {}

    /** The metrics that an expression asks for. */
    static Set<String> metrics(String expression) {
        String bare =
                SELECTORS.matcher(GROUPINGS.matcher(expression).replaceAll(" ")).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            if (!OPERATORS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }
}
