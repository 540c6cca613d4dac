package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The key pair with which a {@link LocalIssuer} signs. It is stored in a file, so that tokens stay valid after a restart. */
final class IssuerKey {
    private final PublicJsonWebKey key;

    private IssuerKey(PublicJsonWebKey key) {
        this.key = key;
    }

    /** The key in the folder, created if there is none. */
    static IssuerKey in(Path folder) {
        Path file = folder.resolve("key.json");
        try {
            if (Files.exists(file)) {
                return new IssuerKey(PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file)));
            }
            IssuerKey fresh = fresh();
            Files.createDirectories(folder);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, fresh.key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new StartFailure("The key in " + file + " cannot be read; delete it for a new one", e);
        }
    }

    /** A new key, which is not stored. */
    static IssuerKey fresh() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            key.setKeyId(hash(key.toJson(OutputControlLevel.PUBLIC_ONLY)).substring(0, 16));
            return new IssuerKey(key);
        } catch (JoseException e) {
            throw new IllegalStateException("this JVM makes no keys", e);
        }
    }

    /** Signs the claims as a JSON Web Token. */
    String sign(JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setHeader("typ", "JWT");
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the key does not sign", e);
        }
    }

    /** The public keys as a JSON Web Key Set. */
    static String publicKeys(List<IssuerKey> keys) {
        return JsonUtil.toJson(Map.of(
                "keys",
                keys.stream()
                        .map(one -> one.key.toParams(OutputControlLevel.PUBLIC_ONLY))
                        .toArray()));
    }

    /** The client secret that service and issuer share. It is derived from the key, so that it stays the same after a restart. */
    String clientSecret() {
        return hash("client" + key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    }

    /** The S256 challenge of a verifier (RFC 7636). */
    static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(verifier));
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
