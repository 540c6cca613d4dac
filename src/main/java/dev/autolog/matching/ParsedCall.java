package dev.autolog.matching;

import dev.autolog.directory.PhoneLookup;
import dev.autolog.domain.Call;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.DialableNumber;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.NumberReading.SetAside.SetAsideKind;
import dev.autolog.domain.NumberReading.Unreadable;
import dev.autolog.domain.NumberReading.WithheldNumber;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Party;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.OwnLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call whose numbers were read.
 *
 * @param statement the leg, and what is known of it
 * @param account its account's settings
 * @param number what the other party's number turned out to be
 * @param ownLines lines that this call shows to be the account's own
 */
record ParsedCall(LegStatement statement, AccountSettings account, NumberReading number, List<OwnLine> ownLines) {

    /** Digits of a service that is called by voice, such as 411. Those of text messages are longer. */
    private static final int LONGEST_SERVICE = 4;

    static ParsedCall of(
            LegStatement statement,
            AccountSettings accountSettings,
            NumberReader reader,
            OwnNumberReader ownNumberReader) {
        return new ParsedCall(
                statement,
                accountSettings,
                reader.read(
                        accountSettings.received(
                                statement.interaction().otherParty().number()),
                        accountSettings.defaultRegion()),
                ownLines(statement, accountSettings, ownNumberReader));
    }

    /**
     * An agent's lines are the account's own, and so is the number of a queue or a menu. Other numbers on our side are not
     * taken for it: a forwarded call can show the customer's number there.
     */
    private static List<OwnLine> ownLines(
            LegStatement statement, AccountSettings accountSettings, OwnNumberReader ownNumberReader) {
        List<OwnLine> lines = new ArrayList<>(2);
        Interaction interaction = statement.interaction();
        String accountId = statement.key().accountId();
        var agent = interaction.agent();
        if (agent != null) {
            ownNumberReader
                    .line(agent.number(), accountSettings)
                    .ifPresent(line -> lines.add(new OwnLine(accountId, line)));
            OwnNumberReader.digits(agent.extension()).ifPresent(line -> lines.add(new OwnLine(accountId, line)));
        }
        boolean queueOrMenu = interaction.queue() != null || agent == null;
        if (queueOrMenu && interaction.direction() == Direction.INBOUND) {
            ownNumberReader
                    .line(interaction.to().number(), accountSettings)
                    .ifPresent(line -> lines.add(new OwnLine(accountId, line)));
        }
        return lines;
    }

    private Interaction interaction() {
        return statement.interaction();
    }

    /** The other party's number or extension in the form that own lines are kept in; empty if it has none. */
    Optional<OwnLine> otherLine() {
        Optional<String> line = switch (number) {
            case Dialable(List<DialableNumber> numbers) ->
                Optional.of(numbers.getFirst().number().e164());
            case SetAside _ -> OwnNumberReader.digits(interaction().otherParty().number());
            case WithheldNumber _ ->
                OwnNumberReader.digits(interaction().otherParty().extension());
            case Unreadable _ -> Optional.empty();
        };
        return line.map(text -> new OwnLine(statement.key().accountId(), text));
    }

    /**
     * Who was at the other end.
     *
     * @param known the lines that are known to be the account's own, among those that the batch asks for
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
                // Two numbers in one field: not certainly one contact's number.
                yield numbers.size() == 1 ? outside(first, other, shown) : new OtherParty.NotLookedUp(shown);
            }
            case SetAside(SetAsideKind setAsideKind) ->
                own || isExtension(setAsideKind) ? new OtherParty.Internal(shown) : new OtherParty.NotLookedUp(shown);
            case WithheldNumber _ ->
                OwnNumberReader.digits(other.extension())
                        .<OtherParty>map(OtherParty.Internal::new)
                        .orElseGet(OtherParty.WithheldParty::new);
            case Unreadable _ -> new OtherParty.NotLookedUp(shown);
        };
    }

    /** An extension stands behind the number itself, or beside it where the platform names it apart. */
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

    /** What contacts are looked up by. */
    Optional<PhoneLookup> lookup(OtherParty other) {
        return PhoneLookup.of(statement.key().accountId(), other, number);
    }

    /**
     * Whether few digits are a colleague's: a network's service may have a number as short as the company's extensions.
     * Services of three or four digits are called; they do not call.
     */
    private boolean isExtension(SetAsideKind setAsideKind) {
        return switch (setAsideKind) {
            case EXTENSION -> true;
            case SHORT_CODE -> {
                Optional<String> theirs =
                        OwnNumberReader.digits(interaction().otherParty().number());
                // Services write from as few digits, though.
                boolean calledUs = interaction().direction() == Direction.INBOUND && interaction() instanceof Call;
                yield (calledUs
                                && theirs.filter(few -> few.length() <= LONGEST_SERVICE)
                                        .isPresent())
                        || OwnNumberReader.digits(interaction().otherParty().extension())
                                .equals(theirs)
                        || ourExtension().map(String::length).equals(theirs.map(String::length));
            }
            case EMERGENCY, DUMMY -> false;
        };
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
