package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test's own, and servers' certificates by it; the JDK's keytool makes them. */
public final class TestAuthority {
    private static final String PASSWORD = "only-in-tests";
    private static final List<String> STORE = List.of("-storetype", "PKCS12", "-storepass", PASSWORD);

    private final Path folder;

    /**
     * What a server proves with who it is.
     *
     * @param keyStore PKCS12, with {@link #password()}
     * @param certificate PEM, with that of the authority
     * @param key PEM, for its owner's eyes alone
     */
    public record Identity(Path keyStore, Path certificate, Path key) {
        String password() {
            return PASSWORD;
        }
    }

    private TestAuthority(Path folder) {
        this.folder = folder;
    }

    /** A new one that keeps all of its files in the folder. */
    public static TestAuthority in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestAuthority authority = new TestAuthority(folder.toAbsolutePath());
        authority.keyPair("authority", List.of("-ext", "bc:c", "-ext", "ku:c=keyCertSign"));
        authority.keytool(
                "authority",
                "-exportcert",
                List.of("-rfc", "-file", authority.certificate().toString()));
        return authority;
    }

    /** PEM: whom to trust. */
    public Path certificate() {
        return folder.resolve("authority.crt");
    }

    /** A certificate for a server that is reached by that address or name, for example {@code ip:127.0.0.1}. */
    public Identity issue(String name, String reachedBy) {
        Path request = folder.resolve(name + ".csr");
        Path certificate = folder.resolve(name + ".crt");
        keyPair(name, List.of());
        keytool(name, "-certreq", List.of("-file", request.toString()));
        keytool(
                "authority",
                "-gencert",
                List.of(
                        "-rfc",
                        "-infile",
                        request.toString(),
                        "-outfile",
                        certificate.toString(),
                        "-ext",
                        "san=" + reachedBy,
                        "-ext",
                        "eku=serverAuth"));
        try {
            // A store takes only an answer whose chain it can follow.
            Files.writeString(certificate, Files.readString(certificate()), StandardOpenOption.APPEND);
            keytool(name, "-importcert", List.of("-noprompt", "-file", certificate.toString()));
            return new Identity(store(name), certificate, key(name));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path key(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
        byte[] encoded = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
        Path file = Files.createFile(
                folder.resolve(name + ".key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private void keyPair(String name, List<String> extensions) {
        List<String> options = new ArrayList<>(
                List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-dname", "CN=" + name));
        options.addAll(extensions);
        keytool(name, "-genkeypair", options);
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private void keytool(String alias, String verb, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                verb,
                "-alias",
                alias,
                "-keystore",
                store(alias).toString()));
        command.addAll(STORE);
        command.addAll(options);
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(verb + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
