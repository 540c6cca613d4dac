package dev.autolog.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.accounts.NumberFormatValue;
import dev.autolog.accounts.Setting;
import dev.autolog.accounts.SettingValues;
import dev.autolog.domain.Person;
import dev.autolog.preview.LogPreview;
import dev.autolog.preview.NumberPreview;
import dev.autolog.preview.PreviewLog;
import dev.autolog.preview.PreviewNumber;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What settings would come to, before anybody sets them. Changes nothing. */
@Path("/api/v1/settings/preview")
@Authenticated
@Tag(name = "Settings")
class PreviewResource {
    private static final int LONGEST_NUMBER = 256;

    private final Callers callers;
    private final PreviewNumber numbers;
    private final PreviewLog logs;

    PreviewResource(Callers callers, PreviewNumber numbers, PreviewLog logs) {
        this.callers = callers;
        this.numbers = numbers;
        this.logs = logs;
    }

    /**
     * A number to try.
     *
     * @param number as typed
     * @param numberFormats in place of those that the account has set
     * @param defaultRegion in place of the one that the account has set
     */
    @Schema(name = "NumberToTry")
    record NumberToTry(
            @Schema(required = true, maxLength = LONGEST_NUMBER) @Nullable
            String number,

            @Schema(implementation = NumberFormatValue[].class) @Nullable
            JsonNode numberFormats,

            @Schema(implementation = String.class) @Nullable JsonNode defaultRegion) {

        Map<String, JsonNode> draft() {
            Map<String, JsonNode> draft = new HashMap<>();
            if (numberFormats != null) {
                draft.put(Setting.NUMBER_FORMATS.key(), numberFormats);
            }
            if (defaultRegion != null) {
                draft.put(Setting.DEFAULT_REGION.key(), defaultRegion);
            }
            return draft;
        }

        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "NumberToTry[…]";
        }
    }

    /**
     * Settings to try.
     *
     * @param values in place of those that the account has set
     */
    @Schema(name = "SettingsToTry")
    record SettingsToTry(
            @Schema(implementation = SettingValues.class) @Nullable
            Map<String, JsonNode> values) {
        /** Masked: settings hold phone numbers. */
        @Override
        public String toString() {
            return "SettingsToTry[…]";
        }
    }

    @POST
    @Path("/number")
    @Operation(summary = "How a number is read, whom it matches, and what a call from it would become for the caller")
    public Uni<NumberPreview> number(@Nullable NumberToTry body) {
        Person person = callers.current();
        NumberToTry request = Requests.present(body);
        new Violations().required("number", request.number(), LONGEST_NUMBER).refuse();
        return numbers.show(person, request.number() == null ? "" : request.number(), request.draft());
    }

    @POST
    @Path("/log")
    @Operation(summary = "How the log of a call, and that of a day's messages, would look")
    public Uni<LogPreview> log(@Nullable SettingsToTry body) {
        Person person = callers.current();
        SettingsToTry request = Requests.present(body);
        return logs.show(person, request.values() == null ? Map.of() : request.values());
    }
}
