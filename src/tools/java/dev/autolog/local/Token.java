package dev.autolog.local;

/** The program behind {@code make token}: prints a bearer token of the issuer of {@code make run}. */
public final class Token {
    private Token() {}

    /** Prints the token; the arguments are account, agent and role. */
    public static void main(String[] args) {
        Console console = new Console();
        try {
            LocalSettings settings = LocalSettings.from(System.getenv());
            LocalPerson person = LocalPerson.of(args[0], args[1], args[2]);
            console.line(settings.token(person));
        } catch (StartFailure e) {
            console.error(e.line());
            System.exit(1);
        }
    }
}
