package dev.autolog.matching;

import static dev.autolog.domain.Samples.messages;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Party;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Samples.Said;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.AccountSettingsSamples;
import dev.autolog.settings.AgentLine;
import dev.autolog.settings.OwnLine;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedCallTest {
    private static final NumberReader READER = new NumberReader();
    private static final AccountSettings ACCOUNT = AccountSettingsSamples.DEFAULTS;
    private static final Agent ADA = new Agent("u-17", "101", "(415) 555-0101", "Ada Park", null);

    private static ParsedCall read(LegStatement call) {
        return ParsedCall.of(call, ACCOUNT, READER, new OwnNumberReader(READER));
    }

    /** An inbound call to Ada, from whomever. */
    private static LegStatement inbound(Party from) {
        return said().by(ADA)
                .through(null, null)
                .between(Direction.INBOUND, from, new Party("+14155550101", null, "101"))
                .statement();
    }

    private static LegStatement outbound(Party to) {
        return said().by(ADA)
                .through(null, null)
                .between(Direction.OUTBOUND, new Party("+14155550101", null, "101"), to)
                .statement();
    }

    private static Party number(@Nullable String number) {
        return new Party(number, "SOMEBODY", null);
    }

    private static OtherParty other(LegStatement call, String... ownLines) {
        Set<OwnLine> known =
                Arrays.stream(ownLines).map(line -> new OwnLine("acme", line)).collect(Collectors.toSet());
        return read(call).otherParty(known);
    }

    @Nested
    class TheOtherParty {
        @ParameterizedTest
        @CsvSource({"+442079460018, +442079460018", "(415) 555-2671, +14155552671", "011 44 20 7946 0018, +442079460018"
        })
        void isOutsideWithANumberReadForTheAccountsRegion(String typed, String number) {
            OtherParty expected = new OtherParty.Outside(new PhoneNumber(number));

            assertThat(other(inbound(number(typed)))).isEqualTo(expected);
            assertThat(other(outbound(number(typed)))).isEqualTo(expected);
            assertThat(expected.shownNumber()).isEqualTo(number);
        }

        @Test
        void isReadByTheAccountsNumberFormatsWhereOneFits() {
            AccountSettings accountSettings = AccountSettingsSamples.with("""
                    {"numberFormats": [{"pattern": "9##########", "e164": "+1##########"}]}""");
            OtherParty expected = new OtherParty.Outside(new PhoneNumber("+14155552671"));

            for (LegStatement call : List.of(inbound(number("94155552671")), outbound(number("9 (415) 555-2671")))) {
                assertThat(ParsedCall.of(call, accountSettings, READER, new OwnNumberReader(READER))
                                .otherParty(Set.of()))
                        .isEqualTo(expected);
            }
            assertThat(other(inbound(number("94155552671")))).isEqualTo(new OtherParty.NotLookedUp("94155552671"));
        }

        @Test
        void isInternalWithALineThatTheAccountNamesAsItsOwn() {
            AccountSettings accountSettings = AccountSettingsSamples.with("""
                    {"ownLines": ["+14155550102", "911"]}""");

            for (String line : List.of("(415) 555-0102", "911")) {
                ParsedCall read =
                        ParsedCall.of(inbound(number(line)), accountSettings, READER, new OwnNumberReader(READER));
                assertThat(read.otherParty(Set.of())).isInstanceOf(OtherParty.Internal.class);
            }
        }

        @Test
        void isInternalWithANumberOfTheAccount() {
            LegStatement call = inbound(number("(415) 555-0102"));

            assertThat(other(call, "+14155550102")).isEqualTo(new OtherParty.Internal("+14155550102"));
            assertThat(other(call, "+14155550103")).isInstanceOf(OtherParty.Outside.class);
        }

        @Test
        void isInternalWithAnExtensionInsteadOfANumber() {
            assertThat(other(inbound(new Party(null, "Bob", "102")))).isEqualTo(new OtherParty.Internal("102"));
            assertThat(other(outbound(new Party("", "Bob", "ext. 102")))).isEqualTo(new OtherParty.Internal("102"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"102", "1-02", "4102"})
        void isInternalWithDigitsTooFewForThePublicNetwork(String extension) {
            assertThat(other(inbound(number(extension)))).isEqualTo(new OtherParty.Internal(extension));
        }

        @ParameterizedTest
        @ValueSource(strings = {"+1", "+464", "-7", "-12345", "99", "7", "sip:+464@pbx.example", "tel:+464"})
        void isNoColleagueWhereThePlatformLostTheCallersNumber(String remnant) {
            assertThat(other(inbound(number(remnant)))).isEqualTo(new OtherParty.NotLookedUp(remnant));
        }

        @Test
        void isAColleagueWithOneOrTwoDigitsWhereExtensionsHaveNoMore() {
            Agent ofFew = new Agent("u-17", "12", null, null, null);
            LegStatement call = said().by(ofFew)
                    .between(Direction.INBOUND, number("17"), new Party(null, null, "12"))
                    .statement();

            assertThat(other(call)).isEqualTo(new OtherParty.Internal("17"));
            assertThat(other(inbound(new Party("17", null, "17")))).isEqualTo(new OtherParty.Internal("17"));
            assertThat(other(inbound(number("17")), "17")).isEqualTo(new OtherParty.Internal("17"));
            assertThat(other(outbound(number("17")))).isEqualTo(new OtherParty.Internal("17"));
        }

        @ParameterizedTest
        @CsvSource({"*97, *97", "*98 204, *98204", "'*72 (415) 555-2671', *724155552671", "sip:*97@pbx.example, *97"})
        void isTheExchangeWhereACodeIsDialled(String dialled, String code) {
            assertThat(other(outbound(number(dialled)))).isEqualTo(new OtherParty.Exchange(code));
            assertThat(other(outbound(number(dialled)), "97", "98204")).isEqualTo(new OtherParty.Exchange(code));
        }

        @Test
        void isAServiceWhereAShortCodeIsNotAsLongAsAnExtension() {
            Agent longer = new Agent("u-17", "4101", null, null, null);
            LegStatement call = said().by(longer)
                    .between(Direction.OUTBOUND, new Party(null, null, "4101"), number("411"))
                    .statement();

            assertThat(other(call)).isEqualTo(new OtherParty.NotLookedUp("411"));
            assertThat(other(call, "411")).isEqualTo(new OtherParty.Internal("411"));
        }

        @Test
        void isAColleagueWhereAShortCodeIsAnExtension() {
            assertThat(other(outbound(number("411")))).isEqualTo(new OtherParty.Internal("411"));

            Agent unknown = new Agent("u-17", null, null, null, null);
            LegStatement withExtension = said().by(unknown)
                    .between(Direction.OUTBOUND, new Party(null, null, null), new Party("411", null, "411"))
                    .statement();
            assertThat(other(withExtension)).isEqualTo(new OtherParty.Internal("411"));
        }

        @Test
        void isAColleagueIfAShortCodeOfUpToFourDigitsCallsBecauseServicesDoNot() {
            assertThat(other(inbound(number("4113")))).isEqualTo(new OtherParty.Internal("4113"));
            assertThat(other(inbound(number("74113")))).isEqualTo(new OtherParty.NotLookedUp("74113"));
        }

        @Test
        void isAServiceIfAShortCodeWritesBecauseServicesDo() {
            assertThat(other(thread("acme", messages(number("4113"), 1))))
                    .isEqualTo(new OtherParty.NotLookedUp("4113"));
            assertThat(other(thread("acme", messages(number("102"), 1)))).isEqualTo(new OtherParty.Internal("102"));
        }

        @Test
        void isNobodyInParticularIfAWordWrites() {
            assertThat(other(thread("acme", messages(number("PARCEL24"), 1))))
                    .isEqualTo(new OtherParty.NotLookedUp("PARCEL24"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"911", "0000000000", "+1 555 555 5555"})
        void isNeverLookedUpWithTheNumberOfNobodyInParticular(String typed) {
            assertThat(other(outbound(number(typed)))).isEqualTo(new OtherParty.NotLookedUp(typed));
        }

        @ParameterizedTest
        @ValueSource(strings = {"+442079460018 ext. 204", "+442079460018 / +442079460555", "ask for Jane", "55526"})
        void isNotLookedUpWhereItIsUnclearWhoseNumberItIs(String typed) {
            OtherParty other = other(inbound(number(typed)));

            assertThat(other).isNotInstanceOf(OtherParty.Outside.class);
            assertThat(other.shownNumber()).isEqualTo(typed);
        }

        @Test
        void isAnExtensionBehindANumberWhereverThePlatformNamesIt() {
            PhoneNumber company = new PhoneNumber("+14155553100");
            OtherParty inNumber = new OtherParty.OutsideExtension(company, "12", "+1 415 555 3100 x12");
            OtherParty beside = new OtherParty.OutsideExtension(company, "12", "+14155553100");

            for (Party party : List.of(number("+1 415 555 3100 x12"), new Party("+1 415 555 3100 x12", null, "12"))) {
                assertThat(other(inbound(party))).isEqualTo(inNumber);
                assertThat(other(outbound(party))).isEqualTo(inNumber);
            }
            assertThat(other(inbound(new Party("+14155553100", null, "12")))).isEqualTo(beside);
            assertThat(other(outbound(new Party("+14155553100", null, "12")))).isEqualTo(beside);
        }

        @Test
        void isInternalBehindTheAccountsOwnSwitchboard() {
            assertThat(other(inbound(number("+1 415 555 0100 ext. 104")), "+14155550100"))
                    .isEqualTo(new OtherParty.Internal("+14155550100"));
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {"anonymous", "Restricted", "sip:anonymous@anonymous.invalid", "+266696687", "-1"})
        void isWithheldWithoutANumber(@Nullable String typed) {
            OtherParty other = other(inbound(number(typed)));

            assertThat(other).isEqualTo(new OtherParty.WithheldParty());
            assertThat(other.shownNumber()).isNull();
        }
    }

    @Nested
    class OwnLines {
        private static Set<String> learned(LegStatement call) {
            return read(call).agentLines().stream()
                    .map(line -> line.line().number())
                    .collect(Collectors.toSet());
        }

        @Test
        void areTheAgentsNumberAndExtensionOfTheAccount() {
            assertThat(read(inbound(number("+442079460018"))).agentLines())
                    .extracting(AgentLine::line)
                    .containsExactlyInAnyOrder(new OwnLine("acme", "+14155550101"), new OwnLine("acme", "101"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0000000000", "anonymous", "n/a", "+14155550101 / +14155550102"})
        void areNotWhatIsNoNumberOfTheAgents(String typed) {
            LegStatement call = said().by(new Agent("u-17", null, typed, null, null))
                    .through(null, null)
                    .statement();

            assertThat(learned(call)).isEmpty();
        }

        @Test
        void areAnAgentsExtensionThatStandsInThePlaceOfTheNumber() {
            LegStatement call = said().by(new Agent("u-17", null, "102", null, null))
                    .through(null, null)
                    .statement();

            assertThat(learned(call)).containsExactly("102");
        }

        @Test
        void areNotTheCalledNumberOfAQueueOrAMenuWhichCanBeTheCustomers() {
            Party line = new Party("+14155550100", null, null);
            LegStatement queue = said().by(ADA)
                    .through("sales", null)
                    .between(Direction.INBOUND, number("+442079460018"), line)
                    .statement();
            LegStatement menu = said().by(null)
                    .through(null, null)
                    .between(Direction.INBOUND, number("+442079460018"), line)
                    .statement();

            assertThat(learned(queue)).containsExactlyInAnyOrder("+14155550101", "101");
            assertThat(learned(menu)).isEmpty();
        }

        @Test
        void areNotWhereACallThatTheAgentDidNotAnswerWasSentOnTo() {
            Agent mobile = new Agent("u-17", null, "+14155552671", null, null);
            Said sentOn = said().by(mobile)
                    .through(null, null)
                    .between(Direction.INBOUND, number("+442079460018"), new Party("+14155550101", null, null));

            assertThat(learned(sentOn.ended(null, CallResult.MISSED).statement()))
                    .isEmpty();
            assertThat(learned(sentOn.statement())).containsExactly("+14155552671");
        }

        @Test
        void areNotANumberThatTheOtherPartyShowsToo() {
            Agent borrowed = new Agent("u-17", "101", "+442079460018", null, null);

            assertThat(learned(said().by(borrowed)
                            .through(null, null)
                            .between(Direction.INBOUND, number("+442079460018"), new Party("+14155550101", null, null))
                            .statement()))
                    .containsExactly("101");
        }

        @Test
        void areNotTaughtByACallWhosePartiesCameTheOtherWayRound() {
            LegStatement call = said().by(ADA)
                    .through(null, null)
                    .between(Direction.INBOUND, number("+14155550101"), number("+442079460018"))
                    .statement();
            Call swapped = ((Call) call.interaction()).withSidesSwapped();

            assertThat(learned(new LegStatement(call.key(), swapped))).isEmpty();
        }

        @Test
        void areNotTheNumberOfACustomerThatAForwardedCallShowsOnOurSide() {
            Party forwarded = new Party("+442079460555", null, null);
            LegStatement inbound = said().by(ADA)
                    .through(null, null)
                    .between(Direction.INBOUND, number("+442079460018"), forwarded)
                    .statement();
            LegStatement outbound = said().by(ADA)
                    .through("sales", null)
                    .between(Direction.OUTBOUND, forwarded, number("+442079460018"))
                    .statement();

            assertThat(learned(inbound)).containsExactlyInAnyOrder("+14155550101", "101");
            assertThat(learned(outbound)).containsExactlyInAnyOrder("+14155550101", "101");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "(415) 555-0102, , +14155550102",
        "102, , 102",
        ", ext. 102, 102",
        ", ,",
        "ask for Jane, ,",
        "+14155550102 ext. 4, , +14155550102"
    })
    void anOwnLineIsAskedForInTheFormThatItIsKeptIn(
            @Nullable String typed, @Nullable String extension, @Nullable String line) {
        var asked = read(inbound(new Party(typed, null, extension))).otherLine();

        assertThat(asked.map(OwnLine::number).orElse(null)).isEqualTo(line);
    }
}
