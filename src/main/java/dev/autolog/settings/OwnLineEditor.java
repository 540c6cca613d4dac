package dev.autolog.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autolog.phone.NumberReader;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Stores admins' choices about own lines, each with an entry in the settings' audit trail. */
@ApplicationScoped
public class OwnLineEditor {
    private static final String LINE = "line";

    private final OwnLineRepository lines;
    private final SettingsRepository store;
    private final SettingsCodec json;
    private final SettingsResolver settingsResolver;
    private final NumberReader numbers;

    OwnLineEditor(
            OwnLineRepository lines,
            SettingsRepository store,
            SettingsCodec json,
            SettingsReader settingsReader,
            NumberReader numbers) {
        this.lines = lines;
        this.store = store;
        this.json = json;
        this.settingsResolver = settingsReader.defaults();
        this.numbers = numbers;
    }

    /**
     * An admin's request to choose about a line.
     *
     * @param line a number in any form, or an extension
     * @param choice null removes an earlier choice
     * @param by the agent id of the admin
     */
    public record LineChoiceRequest(
            String accountId, String line, @Nullable LineChoice choice, String by, Instant at) {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "LineChoiceRequest[" + choice + "]";
        }
    }

    /**
     * Stores a choice. A choice that is already in force keeps its author and time.
     *
     * @return done with the line in its stored form; refused if the text is no line, if the account's setting lists a line to
     *     remove, or if there is no choice to remove
     */
    public Uni<ActionResult<OwnLine>> choose(Mutiny.StatelessSession session, LineChoiceRequest request) {
        // The lock on the account's settings serializes this with changes of the setting and with other choices.
        return store.findToChange(session, SettingsScope.account(request.accountId()))
                .map(rows -> settingsResolver.account(json.values(rows.account().values())))
                .chain(settings -> line(session, request, settings)
                        .chain(line -> line.isEmpty()
                                ? invalid(ViolationCode.NOT_A_LINE)
                                : choose(session, request, line.get(), settings)));
    }

    /** A stored line is taken unchanged, since people cannot type every line that agents have. */
    private Uni<Optional<OwnLine>> line(
            Mutiny.StatelessSession session, LineChoiceRequest request, AccountSettings settings) {
        OwnLine typed = new OwnLine(request.accountId(), request.line().strip());
        return lines.isStored(session, typed)
                .map(stored -> stored
                        ? Optional.of(typed)
                        : OwnLineValidator.of(numbers, settings)
                                .line(typed.number())
                                .map(line -> new OwnLine(request.accountId(), line)));
    }

    private static Uni<ActionResult<OwnLine>> invalid(ViolationCode code) {
        return Uni.createFrom().item(ActionResult.invalid(Violation.of(LINE, code)));
    }

    private Uni<ActionResult<OwnLine>> choose(
            Mutiny.StatelessSession session, LineChoiceRequest request, OwnLine line, AccountSettings settings) {
        LineChoice choice = request.choice();
        if (choice == LineChoice.REMOVED && settings.ownLines().contains(line.number())) {
            return invalid(ViolationCode.LINE_IN_SETTINGS);
        }
        return lines.choice(session, line).chain(before -> {
            if (choice == null && before.isEmpty()) {
                return Uni.createFrom().item(new Refused<>(new ActionRefusal.NotFound()));
            }
            ActionResult<OwnLine> chosen = new Done<>(line);
            return before.filter(known -> known == choice).isPresent()
                    ? Uni.createFrom().item(chosen)
                    : lines.choose(session, line, request)
                            .chain(() -> store.append(session, List.of(entry(request, line, before.orElse(null)))))
                            .replaceWith(chosen);
        });
    }

    private static SettingsAuditEntry entry(LineChoiceRequest request, OwnLine line, @Nullable LineChoice before) {
        return new SettingsAuditEntry(
                SettingsScope.account(request.accountId()),
                request.at(),
                request.by(),
                SettingsAuditEntry.OWN_LINE_CHOICE,
                text(line, before),
                text(line, request.choice()));
    }

    private static @Nullable String text(OwnLine line, @Nullable LineChoice choice) {
        return choice == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put(LINE, line.number())
                        .put("state", choice.name())
                        .toString();
    }
}
