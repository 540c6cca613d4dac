package dev.autolog.startup;

import java.util.Optional;

/**
 * A problem of the configuration that prevents the start.
 *
 * @param risk the risk to accept for a start regardless; empty if the property must be changed
 * @param setting the name of the property to change
 * @param wrong the problem and its solution, without values that can be secret
 */
record ConfigurationFinding(Optional<AcceptedRisk> risk, String setting, String wrong) {
    static ConfigurationFinding of(AcceptedRisk acceptedRisk, String setting, String wrong) {
        return new ConfigurationFinding(Optional.of(acceptedRisk), setting, wrong);
    }

    static ConfigurationFinding of(String setting, String wrong) {
        return new ConfigurationFinding(Optional.empty(), setting, wrong);
    }

    /** The line that operators see. */
    String line() {
        return PropertyName.both(setting) + " " + wrong
                + risk.map(accepted -> " To start all the same, add " + accepted.word() + " to "
                                + PropertyName.both(SecurityRules.ACCEPT) + ".")
                        .orElse("");
    }
}
