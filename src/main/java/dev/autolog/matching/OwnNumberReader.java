package dev.autolog.matching;

import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.DialableNumber;
import dev.autolog.domain.NumberReading.FeatureCode;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.NumberReading.SetAside.SetAsideKind;
import dev.autolog.domain.NumberReading.Unreadable;
import dev.autolog.domain.NumberReading.WithheldNumber;
import dev.autolog.domain.Region;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers on the account's side of a batch of calls, each distinct number once: a few agents take thousands of calls,
 * and reading numbers is the most expensive step of the service. Not thread-safe.
 */
final class OwnNumberReader {
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    private final NumberReader reader;
    private final Map<Written, Optional<String>> read = new HashMap<>();

    private record Written(String number, Region region) {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "Written[…]";
        }
    }

    OwnNumberReader(NumberReader reader) {
        this.reader = reader;
    }

    /** A number in the stored form of own lines; empty if it is not a number. */
    Optional<String> line(@Nullable String number, AccountSettings accountSettings) {
        String dialled = accountSettings.received(number);
        return dialled == null
                ? Optional.empty()
                : read.computeIfAbsent(new Written(dialled, accountSettings.defaultRegion()), this::line);
    }

    private Optional<String> line(Written written) {
        return switch (reader.read(written.number, written.region)) {
            case Dialable(List<DialableNumber> numbers) ->
                numbers.size() == 1 ? Optional.of(numbers.getFirst().number().e164()) : Optional.empty();
            case SetAside(SetAsideKind setAsideKind) ->
                setAsideKind == SetAsideKind.DUMMY ? Optional.empty() : digits(written.number);
            case FeatureCode _, WithheldNumber _, Unreadable _ -> Optional.empty();
        };
    }

    /** The digits of an extension; empty if there are none. */
    static Optional<String> digits(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String digits = NO_DIGITS.matcher(text).replaceAll("");
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits);
    }
}
