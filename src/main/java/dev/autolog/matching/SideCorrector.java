package dev.autolog.matching;

import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.Party;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.OwnLine;
import dev.autolog.settings.OwnLineRepository;
import dev.autolog.settings.StoredLines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Corrects calls whose platform reports the agent's own line as the other party, by swapping the two parties. An outbound call
 * needs more evidence, since some platforms send the customer's number as the agent's if the customer ended the call.
 */
@ApplicationScoped
public class SideCorrector {
    /** Numbers that differ in their last digits are different in every notation. */
    private static final int COMPARED_DIGITS = 6;

    private final OwnLineRepository ownLineRepository;
    private final NumberReader numbers;

    SideCorrector(OwnLineRepository ownLineRepository, NumberReader numbers) {
        this.ownLineRepository = ownLineRepository;
        this.numbers = numbers;
    }

    /**
     * Returns the statements in order, with the parties of swapped calls corrected. Reads the database only for outbound calls to
     * the agent's own number.
     */
    public Uni<List<LegStatement>> corrected(
            Mutiny.StatelessSession session, List<LegStatement> statements, BatchSettings batchSettings) {
        OwnNumberReader reader = new OwnNumberReader(numbers);
        List<Sides> sides = statements.stream()
                .map(statement -> Sides.of(statement, batchSettings.accountOf(statement.key()), reader))
                .toList();
        Set<OwnLine> unknown = new HashSet<>();
        sides.forEach(one -> unknown.addAll(one.linesToAskFor()));
        return (unknown.isEmpty()
                        ? Uni.createFrom().item(Set.<OwnLine>of())
                        : ownLineRepository.find(session, unknown, List.of()).map(SideCorrector::ownLines))
                .map(known -> {
                    List<LegStatement> corrected = new ArrayList<>(statements.size());
                    for (int i = 0; i < statements.size(); i++) {
                        LegStatement statement = statements.get(i);
                        corrected.add(
                                sides.get(i).areSwapped(known) && statement.interaction() instanceof Call call
                                        ? new LegStatement(statement.key(), call.withSidesSwapped())
                                        : statement);
                    }
                    return corrected;
                });
    }

    private static Set<OwnLine> ownLines(StoredLines stored) {
        Set<OwnLine> lines = new HashSet<>(stored.earlier());
        stored.inForce().forEach(line -> lines.add(line.line()));
        lines.removeAll(stored.removed());
        lines.addAll(stored.pinned());
        return lines;
    }

    /**
     * What is known of the two parties of a call.
     *
     * @param certain whether the parties are swapped regardless of the account's own lines
     * @param theirs the line of the other party, which is the agent's; null if it is not needed
     * @param ours the line of the party on the account's side; null for none
     */
    private record Sides(
            boolean certain,
            @Nullable OwnLine theirs,
            @Nullable OwnLine ours) {
        private static final Sides AS_SENT = new Sides(false, null, null);

        static Sides of(LegStatement statement, AccountSettings account, OwnNumberReader reader) {
            if (!(statement.interaction() instanceof Call call)) {
                return AS_SENT;
            }
            Agent agent = call.agent();
            if (agent == null || !mayBe(call.otherParty(), agent)) {
                return AS_SENT;
            }
            boolean byExtension = hasExtensionOf(call.otherParty(), agent);
            boolean isAgents = byExtension || hasNumberOf(call.otherParty(), agent, account, reader);
            boolean bothAre = hasExtensionOf(call.ours(), agent) || hasNumberOf(call.ours(), agent, account, reader);
            if (!isAgents || bothAre) {
                return AS_SENT;
            }
            if (call.direction() == Direction.INBOUND) {
                return new Sides(true, null, null);
            }
            Optional<String> ours = reader.line(call.ours().number(), account);
            if (ours.isEmpty() || account.ownLines().contains(ours.get())) {
                return AS_SENT;
            }
            String accountId = statement.key().accountId();
            Optional<OwnLine> theirs = reader.line(call.otherParty().number(), account)
                    .filter(line -> !byExtension && !account.ownLines().contains(line))
                    .map(line -> new OwnLine(accountId, line));
            return new Sides(false, theirs.orElse(null), new OwnLine(accountId, ours.get()));
        }

        List<OwnLine> linesToAskFor() {
            return Stream.of(Optional.ofNullable(theirs), Optional.ofNullable(ours))
                    .flatMap(Optional::stream)
                    .toList();
        }

        boolean areSwapped(Set<OwnLine> known) {
            return certain || (ours != null && !known.contains(ours) && (theirs == null || known.contains(theirs)));
        }

        /** Whether the numbers are worth reading, which is expensive. */
        private static boolean mayBe(Party party, Agent agent) {
            return hasExtensionOf(party, agent) || endAlike(party.number(), agent.number());
        }

        /** Whether a party has the agent's extension. An extension beside an outside number can belong to another company. */
        private static boolean hasExtensionOf(Party party, Agent agent) {
            if (agent.extension() == null || agent.extension().isBlank()) {
                return false;
            }
            String shown = party.number() == null || party.number().isBlank() ? party.extension() : party.number();
            return shown != null
                    && shown.length() <= agent.extension().length() + 4
                    && OwnNumberReader.digits(agent.extension())
                            .filter(OwnNumberReader.digits(shown).orElse("")::equals)
                            .isPresent();
        }

        private static boolean hasNumberOf(Party party, Agent agent, AccountSettings account, OwnNumberReader reader) {
            if (!endAlike(party.number(), agent.number())) {
                return false;
            }
            Optional<String> line = reader.line(agent.number(), account);
            return line.isPresent() && line.equals(reader.line(party.number(), account));
        }

        /** Whether the last digits are the same. Does not copy them, because it runs for every call. */
        private static boolean endAlike(@Nullable String one, @Nullable String other) {
            if (one == null || other == null) {
                return false;
            }
            int at = one.length();
            int otherAt = other.length();
            for (int compared = 0; compared < COMPARED_DIGITS; compared++) {
                at = digitBefore(one, at);
                otherAt = digitBefore(other, otherAt);
                if (at < 0 || otherAt < 0) {
                    return at < 0 && otherAt < 0;
                }
                if (one.charAt(at) != other.charAt(otherAt)) {
                    return false;
                }
            }
            return true;
        }

        private static int digitBefore(String number, int end) {
            int at = end - 1;
            while (at >= 0 && (number.charAt(at) < '0' || number.charAt(at) > '9')) {
                at--;
            }
            return at;
        }
    }
}
