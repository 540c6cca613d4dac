package dev.autolog.settings;

import dev.autolog.domain.Region;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** Accounts as tests need them. */
public final class AccountSettingsSamples {
    /** An account that set nothing. */
    public static final AccountSettings DEFAULTS = in("US");

    private AccountSettingsSamples() {}

    /** An account that set nothing but its default region. */
    public static AccountSettings in(String region) {
        return inForce(region).account(nothing(), Set.of(), Map.of());
    }

    static SettingsResolver inForce(String region) {
        return new SettingsResolver(new Region(region), ZoneId.of("UTC"));
    }

    private static SettingsJson nothing() {
        return new SettingsCodec().values("{}");
    }

    /** An account with settings as JSON has them. */
    public static AccountSettings with(String settings) {
        return inForce("US").account(new SettingsCodec().values(settings), Set.of(), Map.of());
    }
}
