package dev.autolog.settings;

import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.NumberReading.SetAside.SetAsideKind;
import dev.autolog.domain.Region;
import dev.autolog.domain.rules.DoNotLogEntry;
import dev.autolog.domain.rules.NumberFormat;
import dev.autolog.phone.NumberReader;
import dev.autolog.validation.ViolationCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Validates own numbers and extensions, and normalises them for comparison with calls. */
final class OwnLineValidator {
    private static final int MOST_DO_NOT_LOG = 10_000;
    private static final int MOST_OWN = 1000;
    private static final int LONGEST_LINE = 64;
    private static final int LONGEST_REASON = 512;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]+");
    private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");
    private static final int LONGEST_EXTENSION = 10;
    private static final Pattern EXTENSION = Pattern.compile("[0-9]{1," + LONGEST_EXTENSION + "}");
    private static final Pattern FEATURE_CODE = Pattern.compile("[*#][0-9*#]{1,15}");
    private static final String DO_NOT_LOG = "values.doNotLog";
    private static final String OWN_LINES = "values.ownLines";

    private final SettingsViolations settingsViolations;
    private final NumberReader reader;
    private final InHouseDialling inHouseDialling;
    private final Region region;

    private OwnLineValidator(
            SettingsViolations settingsViolations,
            NumberReader reader,
            InHouseDialling inHouseDialling,
            Region region) {
        this.settingsViolations = settingsViolations;
        this.reader = reader;
        this.inHouseDialling = inHouseDialling;
        this.region = region;
    }

    /**
     * A validator that reads numbers by the region and number formats of the request, or else by those in force.
     *
     * @param before the account's settings in force
     * @param sent the settings of the request; an invalid region or format is ignored here and reported by its own validation
     */
    static OwnLineValidator of(
            SettingsViolations settingsViolations, NumberReader reader, AccountSettings before, SettingsJson sent) {
        List<NumberFormatJson> formats = sent.get(SettingFormats.NUMBER_FORMATS);
        String region = sent.get(SettingFormats.DEFAULT_REGION);
        return new OwnLineValidator(
                settingsViolations,
                reader,
                new InHouseDialling(formats == null ? before.numberFormats() : valid(formats)),
                Optional.ofNullable(region)
                        .map(SettingsValidator::regionCode)
                        .filter(reader.regions()::contains)
                        .map(Region::new)
                        .orElse(before.defaultRegion()));
    }

    /** A validator that reads numbers by the settings in force. */
    static OwnLineValidator of(NumberReader reader, AccountSettings inForce) {
        return new OwnLineValidator(
                new SettingsViolations(),
                reader,
                new InHouseDialling(inForce.numberFormats()),
                inForce.defaultRegion());
    }

    private static List<NumberFormat> valid(List<NumberFormatJson> formats) {
        return new NumberFormatValidator(new SettingsViolations())
                .checked(formats).stream().map(NumberFormatJson::toDomain).toList();
    }

    /** The valid entries in their stored form; of two entries with the same value, the first. */
    List<DoNotLogJson> doNotLog(List<DoNotLogJson> values) {
        Map<String, DoNotLogJson> lines = new LinkedHashMap<>();
        if (settingsViolations.fits(DO_NOT_LOG, values.size(), MOST_DO_NOT_LOG)) {
            for (int i = 0; i < values.size(); i++) {
                DoNotLogJson line = line(DO_NOT_LOG + "[" + i + "]", values.get(i));
                lines.putIfAbsent(line.kind() + " " + line.value(), line);
            }
        }
        return List.copyOf(lines.values());
    }

    private DoNotLogJson line(String field, DoNotLogJson value) {
        if (value.kind() == null) {
            settingsViolations.add(field + ".kind", ViolationCode.REQUIRED);
            return new DoNotLogJson(DoNotLogEntry.DoNotLogKind.NUMBER, "", "");
        }
        String text = settingsViolations.required(field + ".value", value.value(), LONGEST_LINE);
        String reason = settingsViolations.optional(field + ".reason", value.reason(), LONGEST_REASON);
        return new DoNotLogJson(
                value.kind(), text.isEmpty() ? "" : covered(field + ".value", value.kind(), text), reason);
    }

    private String covered(String field, DoNotLogEntry.DoNotLogKind doNotLogKind, String text) {
        String bare = SEPARATORS.matcher(text).replaceAll("");
        return switch (doNotLogKind) {
            case NUMBER -> number(text).orElseGet(() -> fault(field, ViolationCode.NOT_A_NUMBER));
            case PREFIX -> PREFIX.matcher(bare).matches() ? bare : fault(field, ViolationCode.NOT_A_PREFIX);
            case EXTENSION ->
                EXTENSION.matcher(bare).matches()
                        ? bare
                        : fault(field, ViolationCode.NOT_AN_EXTENSION, Map.of("max", LONGEST_EXTENSION));
            case FEATURE_CODE ->
                FEATURE_CODE.matcher(bare).matches() ? bare : fault(field, ViolationCode.NOT_A_FEATURE_CODE);
        };
    }

    /** The valid lines in their stored form, each once. */
    List<String> ownLines(List<String> values) {
        List<String> lines = new ArrayList<>();
        if (settingsViolations.fits(OWN_LINES, values.size(), MOST_OWN)) {
            for (int i = 0; i < values.size(); i++) {
                String field = OWN_LINES + "[" + i + "]";
                String text = settingsViolations.required(field, values.get(i), LONGEST_LINE);
                if (!text.isEmpty()) {
                    lines.add(line(text).orElseGet(() -> fault(field, ViolationCode.NOT_A_LINE)));
                }
            }
        }
        return lines.stream().distinct().toList();
    }

    /** The stored form of a line: E.164 or an extension's digits; empty if the text is neither. */
    Optional<String> line(String text) {
        return number(text).or(() -> extension(text));
    }

    private Optional<String> number(String text) {
        return reader.read(inHouseDialling.dialled(text), region) instanceof Dialable(var found)
                        && found.size() == 1
                        && found.getFirst().extension() == null
                ? Optional.of(found.getFirst().number().e164())
                : Optional.empty();
    }

    private Optional<String> extension(String text) {
        String bare = SEPARATORS.matcher(text).replaceAll("");
        boolean few = reader.read(text, region) instanceof SetAside(SetAsideKind setAsideKind)
                && setAsideKind != SetAsideKind.DUMMY;
        return few && EXTENSION.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }

    private String fault(String field, ViolationCode code) {
        return fault(field, code, Map.of());
    }

    private String fault(String field, ViolationCode code, Map<String, Object> parameters) {
        settingsViolations.add(field, code, parameters);
        return "";
    }
}
