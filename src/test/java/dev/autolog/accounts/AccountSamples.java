package dev.autolog.accounts;

import dev.autolog.domain.Region;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** Accounts as tests need them. */
public final class AccountSamples {
    /** An account that set nothing. */
    public static final Account DEFAULTS = in("US");

    private AccountSamples() {}

    /** An account that set nothing but its default region. */
    public static Account in(String region) {
        return inForce(region).account(nothing(), Set.of(), Map.of());
    }

    static InForce inForce(String region) {
        return new InForce(new Region(region), ZoneId.of("UTC"));
    }

    private static SettingValues nothing() {
        return new SettingsJson().values("{}");
    }

    /** An account with settings as JSON has them. */
    public static Account with(String settings) {
        return inForce("US").account(new SettingsJson().values(settings), Set.of(), Map.of());
    }
}
