package dev.autolog.crm;

import dev.autolog.crm.ConnectionForm.Field;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks what an admin entered against the form of the CRM.
 *
 * @param stored the account's connection; null if there is none
 */
record ConnectionValidator(CrmCatalog catalog, @Nullable ConnectionStatus stored) {
    static final String ADDRESS = "address";

    private static final int LONGEST_SETTING = 2000;
    private static final int LONGEST_SECRET = 10_000;
    private static final int LONGEST_DISPOSITION = 512;
    private static final int MOST_DISPOSITIONS = 500;

    /** The violations; empty if the connection can be stored. */
    List<Violation> violations(ConnectionChoice choice) {
        Optional<ConnectionForm> form = catalog.kind(choice.kind()).map(CrmCatalog.CrmKind::form);
        if (form.isEmpty()) {
            List<String> allowed =
                    catalog.kinds().stream().map(CrmCatalog.CrmKind::kind).toList();
            return List.of(Violation.of("kind", ViolationCode.UNKNOWN_VALUE, Map.of("allowed", allowed)));
        }
        if (stored != null && !stored.kind().equals(choice.kind())) {
            return List.of(Violation.of("kind", ViolationCode.OTHER_CRM_CONNECTED));
        }
        if (!catalog.canStoreSecrets()) {
            return List.of(Violation.of("secrets", ViolationCode.SECRET_KEY_MISSING));
        }
        List<Violation> violations = new ArrayList<>();
        List<Field> fields = form.get().fields();
        unknown(violations, choice, fields);
        fields.forEach(field -> {
            if (field.isSecret()) {
                secret(violations, choice, field);
            } else {
                setting(violations, choice, field);
            }
        });
        dispositions(violations, choice.settings().dispositions());
        return violations;
    }

    private static void unknown(List<Violation> violations, ConnectionChoice choice, List<Field> fields) {
        Stream<String> settings = choice.settings().fields().keySet().stream()
                .filter(name -> !has(fields, name, false))
                .map(name -> "settings." + name);
        Stream<String> secrets = choice.secrets().keySet().stream()
                .filter(name -> !has(fields, name, true))
                .map(name -> "secrets." + name);
        Stream.concat(settings, secrets)
                .sorted()
                .forEach(field -> violations.add(Violation.of(field, ViolationCode.UNKNOWN_FIELD)));
    }

    private static boolean has(List<Field> fields, String name, boolean isSecret) {
        return fields.stream().anyMatch(field -> field.name().equals(name) && field.isSecret() == isSecret);
    }

    private static void setting(List<Violation> violations, ConnectionChoice choice, Field field) {
        String value = choice.settings().fields().get(field.name());
        String path = "settings." + field.name();
        if (value == null) {
            if (field.isRequired()) {
                violations.add(Violation.of(path, ViolationCode.REQUIRED));
            }
        } else if (value.length() > LONGEST_SETTING) {
            violations.add(Violation.of(path, ViolationCode.TOO_LONG, Map.of("max", LONGEST_SETTING)));
        } else if (field.name().equals(ADDRESS) && !isAddress(value)) {
            violations.add(Violation.of(path, ViolationCode.NOT_AN_ADDRESS));
        }
    }

    private void secret(List<Violation> violations, ConnectionChoice choice, Field field) {
        String value = choice.secrets().get(field.name());
        String path = "secrets." + field.name();
        boolean isStored = stored != null && stored.storedSecrets().contains(field.name());
        if (value != null) {
            if (value.length() > LONGEST_SECRET) {
                violations.add(Violation.of(path, ViolationCode.TOO_LONG, Map.of("max", LONGEST_SECRET)));
            }
        } else if (isStored && isElsewhere(choice)) {
            violations.add(Violation.of(path, ViolationCode.SECRET_OF_OTHER_ADDRESS));
        } else if (!isStored && field.isRequired()) {
            violations.add(Violation.of(path, ViolationCode.REQUIRED));
        }
    }

    /** A stored secret goes to the address that it was entered for: another one could be an attacker's. */
    private boolean isElsewhere(ConnectionChoice choice) {
        return stored != null
                && !Objects.equals(
                        stored.settings().fields().get(ADDRESS),
                        choice.settings().fields().get(ADDRESS));
    }

    private static void dispositions(List<Violation> violations, Map<String, String> dispositions) {
        if (dispositions.size() > MOST_DISPOSITIONS) {
            violations.add(Violation.of("dispositions", ViolationCode.TOO_MANY, Map.of("max", MOST_DISPOSITIONS)));
        } else if (Stream.concat(dispositions.keySet().stream(), dispositions.values().stream())
                .anyMatch(text -> text.length() > LONGEST_DISPOSITION)) {
            violations.add(Violation.of("dispositions", ViolationCode.TOO_LONG, Map.of("max", LONGEST_DISPOSITION)));
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Masked: settings can name the customer. */
    @Override
    public String toString() {
        return "ConnectionValidator[…]";
    }
}
