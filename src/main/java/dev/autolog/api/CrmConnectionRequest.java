package dev.autolog.api;

import dev.autolog.crm.ConnectionChoice;
import dev.autolog.crm.ConnectionSettings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an admin enters for the connection.
 *
 * @param kind of the CRM
 * @param settings the fields of its form that are no secrets; an empty one counts as omitted
 * @param secrets the secret fields; one that is omitted or empty stays as it is stored
 * @param dispositions the CRM's values for dispositions, by the disposition; none if omitted
 */
@Schema(name = "CrmConnectionRequest")
record CrmConnectionRequest(
        @Schema(required = true, maxLength = RequestValidator.ID) @Nullable
        String kind,

        @Nullable Map<String, @Nullable String> settings,
        @Nullable Map<String, @Nullable String> secrets,
        @Nullable Map<String, @Nullable String> dispositions) {

    ConnectionChoice toChoice() {
        new RequestValidator().required("kind", kind, RequestValidator.ID).refuse();
        Map<String, String> byDisposition = new TreeMap<>();
        filled(dispositions, UnaryOperator.identity())
                .forEach((name, value) -> byDisposition.put(name.toLowerCase(Locale.ROOT), value));
        return new ConnectionChoice(
                kind == null ? "" : kind,
                new ConnectionSettings(filled(settings, UnaryOperator.identity()), byDisposition),
                filled(secrets, UnaryOperator.identity()));
    }

    /**
     * The request without its secrets, for the fingerprint that is stored with an idempotency key.
     *
     * @param fingerprint of a secret
     */
    CrmConnectionRequest withFingerprints(UnaryOperator<String> fingerprint) {
        return new CrmConnectionRequest(kind, settings, new TreeMap<>(filled(secrets, fingerprint)), dispositions);
    }

    private static Map<String, String> filled(
            @Nullable Map<String, @Nullable String> given, UnaryOperator<String> change) {
        Map<String, String> filled = new TreeMap<>();
        if (given != null) {
            given.forEach((name, value) -> {
                String text = ChoiceParser.filled(value);
                if (text != null) {
                    filled.put(name, change.apply(text));
                }
            });
        }
        return filled;
    }

    /** Masked: it holds secrets. */
    @Override
    public String toString() {
        return "CrmConnectionRequest[…]";
    }
}
