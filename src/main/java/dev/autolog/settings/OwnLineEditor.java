package dev.autolog.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.LineChoiceResult.ChosenLine;
import dev.autolog.settings.LineChoiceResult.ListedLine;
import dev.autolog.settings.LineChoiceResult.UnchosenLine;
import dev.autolog.settings.LineChoiceResult.UnreadableLine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Stores admins' choices about own lines, each with an entry in the trail of settings. */
@ApplicationScoped
public class OwnLineEditor {
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
     * A choice that an admin asks for.
     *
     * @param line a number in any form, or an extension
     * @param choice null takes an earlier choice back
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

    /** Stores a choice. One that is in force already stays as it is, with its author and time. */
    public Uni<LineChoiceResult> choose(Mutiny.StatelessSession session, LineChoiceRequest request) {
        // The lock on the account's settings keeps changes of the setting and other choices away.
        return store.findToChange(session, SettingsScope.account(request.accountId()))
                .map(row -> settingsResolver.account(json.values(row.values())))
                .chain(settings -> line(session, request, settings)
                        .chain(line -> line.isEmpty()
                                ? Uni.createFrom().item(new UnreadableLine())
                                : choose(session, request, line.get(), settings)));
    }

    /** A line that is stored is taken as it is, since what agents have is not always what a person can type. */
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

    private Uni<LineChoiceResult> choose(
            Mutiny.StatelessSession session, LineChoiceRequest request, OwnLine line, AccountSettings settings) {
        LineChoice choice = request.choice();
        if (choice == LineChoice.REMOVED && settings.ownLines().contains(line.number())) {
            return Uni.createFrom().item(new ListedLine());
        }
        return lines.choice(session, line).chain(before -> {
            if (choice == null && before.isEmpty()) {
                return Uni.createFrom().item(new UnchosenLine());
            }
            LineChoiceResult chosen = new ChosenLine(line);
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
                        .put("line", line.number())
                        .put("state", choice.name())
                        .toString();
    }
}
