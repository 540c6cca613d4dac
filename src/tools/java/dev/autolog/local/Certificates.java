package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority for one test, and a server certificate that it signed. Files: {@code ca.crt}, {@code server.crt},
 * {@code server.key}, {@code server.p12}.
 *
 * @param folder the folder of the files
 */
public record Certificates(Path folder) {
    /** The password of the key store. */
    static final String PASSWORD = "of-a-test-only";

    private static final char[] KEY = PASSWORD.toCharArray();

    /**
     * Creates both.
     *
     * @param host the subject alternative name of the server in keytool's syntax, such as {@code ip:127.0.0.1}
     */
    public static Certificates make(Path folder, String host) {
        try {
            Files.createDirectories(folder);
            Certificates made = new Certificates(folder.toAbsolutePath());
            made.keytool("-alias", "ca", "-dname", "CN=Authority of a test", "-ext", "bc:c");
            made.keytool("-alias", "server", "-dname", "CN=server", "-signer", "ca", "-ext", "san=" + host);
            made.export();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authority's certificate, with which clients authenticate the server. */
    public Path authority() {
        return folder.resolve("ca.crt");
    }

    /** The server's certificate. */
    public Path certificate() {
        return folder.resolve("server.crt");
    }

    /** The server's private key, which only the owner of the file can read. */
    public Path key() {
        return folder.resolve("server.key");
    }

    /** The key store with certificate and key, for servers on a JVM. */
    Path keyStore() {
        return folder.resolve("server.p12");
    }

    private void keytool(String... what) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(JavaCommand.executable()).resolveSibling("keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keyStore().toString()));
        command.addAll(List.of(what));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new StartFailure("keytool made no certificate: " + said);
        }
    }

    private void export() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(keyStore().toFile(), KEY);
        Files.writeString(
                authority(), pem("CERTIFICATE", store.getCertificate("ca").getEncoded()));
        Files.writeString(
                certificate(), pem("CERTIFICATE", store.getCertificate("server").getEncoded()));
        Files.createFile(key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key(), pem("PRIVATE KEY", store.getKey("server", KEY).getEncoded()));
        // Only a certificate authority has its own key, so the server's key store must not contain it.
        store.deleteEntry("ca");
        try (var out = Files.newOutputStream(keyStore())) {
            store.store(out, KEY);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }
}
