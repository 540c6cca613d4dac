package dev.autolog.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.LogTemplate;
import dev.autolog.domain.LoggedBy;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Party;
import dev.autolog.domain.Person;
import dev.autolog.domain.ThreadMessage;
import dev.autolog.domain.ThreadMessages;
import dev.autolog.domain.rules.LogContent;
import dev.autolog.domain.rules.Setting;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.preview.LogPreviewView.LogSampleView;
import dev.autolog.requests.ActionResult;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.SettingsEditor;
import dev.autolog.settings.SettingsScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Previews logs of a made-up call and made-up messages. */
@ApplicationScoped
public class LogPreviewService {
    private static final String CONTACT = "Jane Smith";
    private static final String NUMBER = "+14155552671";
    private static final String OURS = "+14155550101";
    private static final String ADA = "Ada Park";
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final String RECORDING = "https://recordings.example/1";
    private static final String NOTES = "Wants an offer until Friday.";

    private final AccountSessions sessions;
    private final SettingsEditor settings;
    private final Clock clock;

    LogPreviewService(AccountSessions sessions, SettingsEditor settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Previews the log of a call and the log of messages.
     *
     * @param draft settings of the account in place of the stored ones
     * @return refused if the draft is invalid
     */
    public Uni<ActionResult<LogPreviewView>> show(Person person, Map<String, JsonNode> draft) {
        return sessions.read(
                        person.accountId(),
                        session ->
                                settings.draft(session, new SettingsScope(person.accountId(), person.agentId()), draft))
                .map(result -> result.map(accountSettings -> show(person, accountSettings)));
    }

    private LogPreviewView show(Person person, AccountSettings accountSettings) {
        LogContent content = accountSettings.rulesOf(person.agentId()).get(Setting.LOG_CONTENT);
        Instant began = clock.instant().atZone(content.zone()).with(MORNING).toInstant();
        Agent agent = new Agent(person.agentId(), null, OURS, ADA, null);
        return new LogPreviewView(
                sample(content, person, call(agent, began), NOTES),
                sample(content, person, messages(agent, began, content), null));
    }

    private static LogSampleView sample(
            LogContent content, Person person, Interaction interaction, @Nullable String notes) {
        String subject = LogTemplate.subject(content, interaction, NUMBER, CONTACT);
        CallLog log = new CallLog(
                "c-1", CONTACT, null, subject, true, notes, null, LoggedBy.AUTO, interaction.endedAt(), null, null);
        LegKey key = new LegKey(person.accountId(), "preview", person.agentId());
        CallLeg leg =
                new CallLeg(new UUID(0, 0), new LegStatement(key, interaction), NUMBER, new Outcome.Logged(log), 1, 0);
        return new LogSampleView(subject, LogTemplate.description(content, leg, log));
    }

    private static Call call(Agent agent, Instant began) {
        return new Call(
                1,
                agent,
                Direction.INBOUND,
                new Party(NUMBER, CONTACT, null),
                new Party(OURS, ADA, null),
                began,
                began.plusSeconds(4),
                began.plus(Duration.ofSeconds(392)),
                CallResult.ANSWERED,
                "Sales",
                RECORDING);
    }

    private static MessageThread messages(Agent agent, Instant began, LogContent content) {
        Party jane = new Party(NUMBER, CONTACT, null);
        Party ada = new Party(OURS, ADA, null);
        List<ThreadMessage> messages = List.of(
                new ThreadMessage(
                        "1", Direction.INBOUND, jane, ada, began, CONTACT, "Can you send me the offer?", List.of()),
                new ThreadMessage(
                        "2",
                        Direction.OUTBOUND,
                        ada,
                        jane,
                        began.plus(Duration.ofMinutes(3)),
                        ADA,
                        "Here it is.",
                        List.of("offer.pdf")));
        return ThreadMessages.of(messages.size(), messages).toThread(1, agent, null, content.zone());
    }
}
