package dev.autolog.matching;

import dev.autolog.directory.PhoneLookup;
import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.DialableNumber;
import dev.autolog.domain.NumberReading.FeatureCode;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.NumberReading.SetAside.SetAsideKind;
import dev.autolog.domain.NumberReading.Unreadable;
import dev.autolog.domain.NumberReading.WithheldNumber;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Party;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.AgentLine;
import dev.autolog.settings.AgentLine.AgentLineKind;
import dev.autolog.settings.AgentLine.AgentLineSlot;
import dev.autolog.settings.OwnLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call with parsed numbers.
 *
 * @param statement the leg and its facts
 * @param account the settings of its account
 * @param number the reading of the other party's number
 * @param agentLines the lines that this call shows to be the agent's
 */
record ParsedCall(LegStatement statement, AccountSettings account, NumberReading number, List<AgentLine> agentLines) {

    private static final List<AgentLineKind> KINDS = List.of(AgentLineKind.values());

    /** The maximum length of a service number for voice calls, such as 411. Services for text messages have longer ones. */
    private static final int LONGEST_SERVICE = 4;
    /** A caller with fewer digits is a colleague only if the account's extensions are as short. */
    private static final int SHORTEST_CALLER = 3;

    private static final Pattern SIGNED = Pattern.compile("\\s*(?:(?:sips?|tel):)?[+-]");

    static ParsedCall of(
            LegStatement statement,
            AccountSettings accountSettings,
            NumberReader reader,
            OwnNumberReader ownNumberReader) {
        NumberReading number = reader.read(
                accountSettings.received(statement.interaction().otherParty().number()),
                accountSettings.defaultRegion());
        ParsedCall call = new ParsedCall(statement, accountSettings, number, List.of());
        return new ParsedCall(statement, accountSettings, number, call.agentLines(ownNumberReader));
    }

    /** The slots for the agent's lines; empty without an agent. */
    List<AgentLineSlot> slots() {
        Agent agent = interaction().agent();
        if (agent == null) {
            return List.of();
        }
        List<AgentLineSlot> slots = new ArrayList<>(KINDS.size());
        for (AgentLineKind kind : KINDS) {
            slots.add(new AgentLineSlot(statement.key().accountId(), agent.id(), kind));
        }
        return slots;
    }

    /** The agent's line of one kind that the call shows. */
    Optional<AgentLine> taught(AgentLineKind kind) {
        for (AgentLine line : agentLines) {
            if (line.kind() == kind) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    String callId() {
        return statement.key().callId();
    }

    /**
     * Learns only the agent's number and extension. Other numbers on the account's side can be the customer's: of a forwarded
     * call, or of a queue that calls back. An agent's number that is the other party's too is not learned, and neither are lines
     * of withdrawn calls or of calls with swapped sides.
     */
    private List<AgentLine> agentLines(OwnNumberReader ownNumberReader) {
        Agent agent = interaction().agent();
        boolean isDoubtful = interaction() instanceof Call call && (call.withdrawn() || call.sidesSwapped());
        if (agent == null || isDoubtful) {
            return List.of();
        }
        List<AgentLine> lines = new ArrayList<>(2);
        ownNumberReader
                .line(agent.number(), account)
                .filter(line -> !isForwarded(line, ownNumberReader))
                .ifPresent(line -> lines.add(agentLine(agent, AgentLineKind.NUMBER, line)));
        OwnNumberReader.digits(agent.extension())
                .ifPresent(line -> lines.add(agentLine(agent, AgentLineKind.EXTENSION, line)));
        Optional<OwnLine> theirs = otherLine();
        lines.removeIf(line -> theirs.filter(line.line()::equals).isPresent());
        return lines;
    }

    private AgentLine agentLine(Agent agent, AgentLineKind kind, String line) {
        return new AgentLine(
                new OwnLine(statement.key().accountId(), line),
                agent.id(),
                kind,
                callId(),
                interaction().endedAt());
    }

    /** Whether the agent's number may be the target of a forwarding: another number was called and the agent did not answer. */
    private boolean isForwarded(String line, OwnNumberReader ownNumberReader) {
        return interaction() instanceof Call call
                && call.direction() == Direction.INBOUND
                && call.result() != CallResult.ANSWERED
                && call.queue() == null
                && ownNumberReader
                        .line(call.to().number(), account)
                        .filter(called -> !called.equals(line))
                        .isPresent();
    }

    private Interaction interaction() {
        return statement.interaction();
    }

    /** The other party's number or extension in the stored form of own lines; empty if there is none. */
    Optional<OwnLine> otherLine() {
        Optional<String> line = switch (number) {
            case Dialable(List<DialableNumber> numbers) ->
                Optional.of(numbers.getFirst().number().e164());
            case SetAside _ -> OwnNumberReader.digits(interaction().otherParty().number());
            case WithheldNumber _ ->
                OwnNumberReader.digits(interaction().otherParty().extension());
            case FeatureCode _, Unreadable _ -> Optional.empty();
        };
        return line.map(text -> new OwnLine(statement.key().accountId(), text));
    }

    /**
     * The other party of the call.
     *
     * @param known the known own lines among those that the batch looked up
     */
    OtherParty otherParty(Set<OwnLine> known) {
        Party other = interaction().otherParty();
        String shown = other.number() == null ? "" : other.number();
        boolean own = otherLine()
                .filter(line -> account.ownLines().contains(line.number()) || known.contains(line))
                .isPresent();
        return switch (number) {
            case Dialable(List<DialableNumber> numbers) -> {
                DialableNumber first = numbers.getFirst();
                if (own) {
                    yield new OtherParty.Internal(first.number().e164());
                }
                // Two numbers in one field: neither certainly belongs to the caller.
                yield numbers.size() == 1 ? outside(first, other, shown) : new OtherParty.NotLookedUp(shown);
            }
            case SetAside(SetAsideKind setAsideKind) ->
                own || isExtension(setAsideKind) ? new OtherParty.Internal(shown) : new OtherParty.NotLookedUp(shown);
            case WithheldNumber _ ->
                OwnNumberReader.digits(other.extension())
                        .<OtherParty>map(OtherParty.Internal::new)
                        .orElseGet(OtherParty.WithheldParty::new);
            case FeatureCode(String code) -> new OtherParty.Exchange(code);
            case Unreadable _ -> new OtherParty.NotLookedUp(shown);
        };
    }

    /** The extension may be part of the number or, on some platforms, a field of its own. */
    private static OtherParty outside(DialableNumber dialable, Party other, String shown) {
        String behind = dialable.extension();
        if (behind != null) {
            return new OtherParty.OutsideExtension(dialable.number(), behind, shown);
        }
        return OwnNumberReader.digits(other.extension())
                .<OtherParty>map(beside -> new OtherParty.OutsideExtension(
                        dialable.number(), beside, dialable.number().e164()))
                .orElseGet(() -> new OtherParty.Outside(dialable.number()));
    }

    /** The key for looking up contacts. */
    Optional<PhoneLookup> lookup(OtherParty other) {
        return PhoneLookup.of(statement.key().accountId(), other, number);
    }

    /**
     * Whether few digits are a colleague's extension: a network service can have a number as short as the company's extensions.
     * Services with three or four digits are called but do not call. An inbound number with a sign before the digits, or with one
     * or two digits where extensions are longer, is the rest of a number that the platform lost.
     */
    private boolean isExtension(SetAsideKind setAsideKind) {
        Party other = interaction().otherParty();
        Optional<String> theirs = OwnNumberReader.digits(other.number());
        boolean calledUs = interaction().direction() == Direction.INBOUND && interaction() instanceof Call;
        return switch (setAsideKind) {
            case EXTENSION -> !isRemnant(theirs, calledUs);
            case SHORT_CODE -> {
                if (isRemnant(theirs, calledUs)) {
                    yield false;
                }
                // But services send text messages from equally short numbers.
                yield (calledUs
                                && theirs.filter(few -> few.length() <= LONGEST_SERVICE)
                                        .isPresent())
                        || OwnNumberReader.digits(other.extension()).equals(theirs)
                        || ourExtension().map(String::length).equals(theirs.map(String::length));
            }
            case EMERGENCY, DUMMY -> false;
        };
    }

    private boolean isRemnant(Optional<String> theirs, boolean calledUs) {
        String written = interaction().otherParty().number();
        if (written != null && SIGNED.matcher(written).lookingAt()) {
            return true;
        }
        boolean isShort =
                calledUs && theirs.filter(few -> few.length() < SHORTEST_CALLER).isPresent();
        return isShort
                && !ourExtension().map(String::length).equals(theirs.map(String::length))
                && !OwnNumberReader.digits(interaction().otherParty().extension())
                        .equals(theirs);
    }

    private Optional<String> ourExtension() {
        var agent = interaction().agent();
        return OwnNumberReader.digits(
                agent == null || agent.extension() == null
                        ? interaction().ours().extension()
                        : agent.extension());
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "ParsedCall[…]";
    }
}
