package dev.autolog.startup;

import java.util.Optional;

/**
 * Something about the settings that keeps the service from starting.
 *
 * @param risk what has to be accepted for it to start all the same; empty if nothing but a change will do
 * @param setting the property to change
 * @param wrong what is wrong with it and what would be right, without any value that may be secret
 */
record ConfigurationFinding(Optional<AcceptedRisk> risk, String setting, String wrong) {
    static ConfigurationFinding of(AcceptedRisk acceptedRisk, String setting, String wrong) {
        return new ConfigurationFinding(Optional.of(acceptedRisk), setting, wrong);
    }

    static ConfigurationFinding of(String setting, String wrong) {
        return new ConfigurationFinding(Optional.empty(), setting, wrong);
    }

    /** One line for the person who set it. */
    String line() {
        return PropertyName.both(setting) + " " + wrong
                + risk.map(accepted -> " To start all the same, add " + accepted.word() + " to "
                                + PropertyName.both(SecurityRules.ACCEPT) + ".")
                        .orElse("");
    }
}
