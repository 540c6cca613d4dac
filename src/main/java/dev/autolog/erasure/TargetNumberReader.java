package dev.autolog.erasure;

import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.phone.NumberReader;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.settings.SettingsReader;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Parses the number of an erasure or export. */
@ApplicationScoped
class TargetNumberReader {
    private final SettingsReader settingsReader;
    private final NumberReader numbers;

    TargetNumberReader(SettingsReader settingsReader, NumberReader numbers) {
        this.settingsReader = settingsReader;
        this.numbers = numbers;
    }

    /** The one number of a text; refused if there is none, or more than one. */
    Uni<ActionResult<PhoneNumber>> read(Mutiny.StatelessSession session, String accountId, String typed) {
        return settingsReader
                .of(session, accountId)
                .map(settings ->
                        numbers.read(settings.dialled(typed), settings.defaultRegion()) instanceof Dialable(var found)
                                        && found.size() == 1
                                        && found.getFirst().extension() == null
                                ? new Done<>(found.getFirst().number())
                                : ActionResult.invalid(Violation.of("number", ViolationCode.NOT_A_NUMBER)));
    }
}
