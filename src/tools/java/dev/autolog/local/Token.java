package dev.autolog.local;

/** What {@code make token} runs: prints a bearer token of the issuer of {@code make run}. */
public final class Token {
    private Token() {}

    /** Takes account, agent and role. */
    public static void main(String[] args) {
        Console console = new Console();
        try {
            LocalSettings settings = LocalSettings.from(System.getenv());
            LocalPerson person = LocalPerson.of(args[0], args[1], args[2]);
            console.line(LocalIssuer.token(settings.issuerData(), settings.issuerPort(), person));
        } catch (StartFailure e) {
            console.error(e.line());
            System.exit(1);
        }
    }
}
