package dev.autolog.local;

import java.util.Map;
import java.util.stream.Collectors;

/** The sign-in page of the {@link LocalIssuer}, with a button for each person. */
final class SignInPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Sign in</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
            body { max-width: 24rem; margin: 3rem auto; padding: 0 1rem }
            h1 { font-size: 1.25rem } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem }
            button { display: block; width: 100%; margin: .25rem 0; padding: .5rem .75rem; font: inherit; text-align: start }
            </style>
            </head>
            <body>
            <main>
            <h1>Sign in as one of the demo's people</h1>
            """;
    private static final String TAIL = """
            </main>
            </body>
            </html>
            """;

    private SignInPage() {}

    /** The page. Each button sends the parameters of the request again, with the chosen person. */
    static String html(Map<String, String> parameters) {
        String hidden = parameters.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"" + escaped(field.getKey()) + "\" value=\""
                        + escaped(field.getValue()) + "\">\n")
                .collect(Collectors.joining());
        String accounts = LocalPerson.ALL.stream()
                .map(LocalPerson::accountId)
                .distinct()
                .map(account -> "<h2>" + account + "</h2>\n" + buttons(account))
                .collect(Collectors.joining());
        return HEAD + "<form method=\"post\" action=\"/authorize\">\n" + hidden + accounts + "</form>\n" + TAIL;
    }

    private static String buttons(String account) {
        return LocalPerson.ALL.stream()
                .filter(person -> person.accountId().equals(account))
                .map(person -> "<button name=\"person\" value=\"" + person.id() + "\">" + person.name() + ", "
                        + person.role() + "</button>\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
