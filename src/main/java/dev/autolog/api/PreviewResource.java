package dev.autolog.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.domain.Person;
import dev.autolog.domain.rules.Setting;
import dev.autolog.preview.LogPreviewService;
import dev.autolog.preview.LogPreviewView;
import dev.autolog.preview.NumberPreviewService;
import dev.autolog.preview.NumberPreviewView;
import dev.autolog.settings.NumberFormatJson;
import dev.autolog.settings.SettingsJson;
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

/** Previews the effect of settings. Changes nothing. */
@Path("/api/v1/settings/preview")
@Authenticated
@Tag(name = "Settings")
class PreviewResource {
    private static final int LONGEST_NUMBER = 256;

    private final CallerReader callerReader;
    private final NumberPreviewService numbers;
    private final LogPreviewService logs;
    private final ResultMapper results;

    PreviewResource(
            CallerReader callerReader, NumberPreviewService numbers, LogPreviewService logs, ResultMapper results) {
        this.callerReader = callerReader;
        this.numbers = numbers;
        this.logs = logs;
        this.results = results;
    }

    /**
     * A number to preview.
     *
     * @param number as typed
     * @param numberFormats replaces the account's value
     * @param e164WithoutPlus replaces the account's value
     * @param defaultRegion replaces the account's value
     */
    @Schema(name = "NumberToTry")
    record NumberPreviewRequest(
            @Schema(required = true, maxLength = LONGEST_NUMBER) @Nullable
            String number,

            @Schema(implementation = NumberFormatJson[].class) @Nullable
            JsonNode numberFormats,

            @Schema(implementation = Boolean.class) @Nullable
            JsonNode e164WithoutPlus,

            @Schema(implementation = String.class) @Nullable JsonNode defaultRegion) {

        Map<String, JsonNode> draft() {
            Map<String, JsonNode> draft = new HashMap<>();
            if (numberFormats != null) {
                draft.put(Setting.NUMBER_FORMATS.key(), numberFormats);
            }
            if (e164WithoutPlus != null) {
                draft.put(Setting.E164_WITHOUT_PLUS.key(), e164WithoutPlus);
            }
            if (defaultRegion != null) {
                draft.put(Setting.DEFAULT_REGION.key(), defaultRegion);
            }
            return draft;
        }

        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "NumberPreviewRequest[…]";
        }
    }

    /**
     * Settings to preview.
     *
     * @param values replace the account's values
     */
    @Schema(name = "SettingsToTry")
    record LogPreviewRequest(
            @Schema(implementation = SettingsJson.class) @Nullable
            Map<String, JsonNode> values) {
        /** Masked: settings hold phone numbers. */
        @Override
        public String toString() {
            return "LogPreviewRequest[…]";
        }
    }

    @POST
    @Path("/number")
    @Operation(summary = "How a number is read, whom it matches, and what a call from it would become for the caller")
    public Uni<NumberPreviewView> number(@Nullable NumberPreviewRequest body) {
        Person person = callerReader.current();
        NumberPreviewRequest request = WriteRequests.present(body);
        new RequestValidator()
                .required("number", request.number(), LONGEST_NUMBER)
                .refuse();
        return numbers.show(person, request.number() == null ? "" : request.number(), request.draft())
                .chain(results::value);
    }

    @POST
    @Path("/log")
    @Operation(summary = "How the log of a call, and that of a day's messages, would look")
    public Uni<LogPreviewView> log(@Nullable LogPreviewRequest body) {
        Person person = callerReader.current();
        LogPreviewRequest request = WriteRequests.present(body);
        return logs.show(person, request.values() == null ? Map.of() : request.values())
                .chain(results::value);
    }
}
