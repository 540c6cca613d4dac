package dev.autolog.settings;

import dev.autolog.domain.Region;
import dev.autolog.domain.rules.DoNotLogList;
import dev.autolog.domain.rules.NumberFormat;
import dev.autolog.domain.rules.Setting;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JSON forms of all settings. Only a setting that is neither a boolean nor an enum is listed here. */
public final class SettingFormats {
    static final SettingFormat<String, Region> DEFAULT_REGION = SettingFormat.of(
            Setting.DEFAULT_REGION,
            String.class,
            Setting.DEFAULT_REGION.defaultValue().code(),
            SettingsValidator::region,
            Region::new);

    static final SettingFormat<String, ZoneId> TIME_ZONE = SettingFormat.of(
            Setting.TIME_ZONE,
            String.class,
            Setting.TIME_ZONE.defaultValue().getId(),
            SettingsValidator::zone,
            ZoneId::of);

    static final SettingFormat<List<NumberFormatJson>, List<NumberFormat>> NUMBER_FORMATS = SettingFormat.list(
            Setting.NUMBER_FORMATS,
            NumberFormatJson.class,
            SettingsValidator::numberFormats,
            formats -> formats.stream().map(NumberFormatJson::toDomain).toList());

    private static final Map<Setting<?>, SettingFormat<?, ?>> STRUCTURED = Stream.of(
                    DEFAULT_REGION,
                    TIME_ZONE,
                    NUMBER_FORMATS,
                    SettingFormat.of(
                            Setting.TRIAL,
                            TrialJson.class,
                            TrialJson.DEFAULT,
                            SettingsValidator::trial,
                            TrialJson::toDomain),
                    SettingFormat.of(
                            Setting.NO_CONTACT_MATCH,
                            NoMatchJson.class,
                            NoMatchJson.DEFAULT,
                            SettingsValidator::noMatch,
                            NoMatchJson::toDomain),
                    SettingFormat.list(
                            Setting.CONTACT_TYPES, String.class, SettingsValidator::contactTypes, Set::copyOf),
                    SettingFormat.list(
                            Setting.DO_NOT_LOG,
                            DoNotLogJson.class,
                            SettingsValidator::doNotLog,
                            entries -> new DoNotLogList(
                                    entries.stream().map(DoNotLogJson::toDomain).toList())),
                    SettingFormat.list(Setting.OWN_LINES, String.class, SettingsValidator::ownLines, Set::copyOf),
                    SettingFormat.of(
                            Setting.WHICH_CALLS,
                            CallSelectionJson.class,
                            CallSelectionJson.DEFAULT,
                            (_, sent) -> sent.complete(),
                            CallSelectionJson::toDomain),
                    SettingFormat.of(
                            Setting.OWNERS,
                            LogOwnersJson.class,
                            LogOwnersJson.DEFAULT,
                            SettingsValidator::owners,
                            LogOwnersJson::toDomain),
                    SettingFormat.of(
                            Setting.CLOCK_TOLERANCE,
                            Integer.class,
                            Math.toIntExact(
                                    Setting.CLOCK_TOLERANCE.defaultValue().toSeconds()),
                            SettingsValidator::clockTolerance,
                            Duration::ofSeconds),
                    SettingFormat.of(
                            Setting.LOG_CONTENT,
                            LogContentJson.class,
                            LogContentJson.DEFAULT,
                            SettingsValidator::logContent,
                            LogContentJson::toDomain),
                    SettingFormat.of(
                            Setting.COMPLETION,
                            CompletionJson.class,
                            CompletionJson.DEFAULT,
                            SettingsValidator::completion,
                            CompletionJson::toDomain))
            .collect(Collectors.toUnmodifiableMap(SettingFormat::setting, Function.identity()));

    private static final List<SettingFormat<?, ?>> ALL =
            Setting.all().stream().<SettingFormat<?, ?>>map(SettingFormats::of).toList();

    private SettingFormats() {}

    private static SettingFormat<?, ?> of(Setting<?> setting) {
        SettingFormat<?, ?> structured = STRUCTURED.get(setting);
        return structured == null ? SettingFormat.plain(setting) : structured;
    }

    /** The format of each setting, in the order of {@link Setting#all}. */
    public static List<SettingFormat<?, ?>> all() {
        return ALL;
    }
}
