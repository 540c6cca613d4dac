package dev.autolog.ops;

import java.util.Optional;

/**
 * Something about the settings that keeps the service from starting.
 *
 * @param risk what has to be accepted for it to start all the same; empty if nothing but a change will do
 * @param setting the property to change
 * @param wrong what is wrong with it and what would be right, without any value that may be secret
 */
record Finding(Optional<Risk> risk, String setting, String wrong) {
    static Finding of(Risk risk, String setting, String wrong) {
        return new Finding(Optional.of(risk), setting, wrong);
    }

    static Finding of(String setting, String wrong) {
        return new Finding(Optional.empty(), setting, wrong);
    }

    /** One line for the person who set it. */
    String line() {
        return SettingName.both(setting) + " " + wrong
                + risk.map(accepted -> " To start all the same, add " + accepted.word() + " to "
                                + SettingName.both(SecurityRules.ACCEPT) + ".")
                        .orElse("");
    }
}
