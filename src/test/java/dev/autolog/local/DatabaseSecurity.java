package dev.autolog.local;

import java.nio.file.Path;

/**
 * What a database of production demands: TLS, and a password that is proved without being sent (SCRAM).
 *
 * @param identity what the server proves with who it is
 */
public record DatabaseSecurity(TestAuthority.Identity identity) {
    /** The password of the service's user. */
    public static final String PASSWORD = "db-Wm4xT8";

    /** The authority issues the server's certificate, for 127.0.0.1 and no other name. */
    public static DatabaseSecurity by(TestAuthority authority) {
        return new DatabaseSecurity(authority.issue("database", "ip:127.0.0.1"));
    }

    /** The server's list of who may come in, and how; nobody does unencrypted. Its owner needs no password to set it up. */
    static String admission() {
        return """
                hostssl all postgres 127.0.0.1/32 trust
                hostssl all all 127.0.0.1/32 scram-sha-256
                """;
    }

    Path certificate() {
        return identity.certificate();
    }

    Path key() {
        return identity.key();
    }
}
