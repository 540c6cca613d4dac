package dev.autolog.history;

import dev.autolog.settings.AgentLine.AgentLineKind;
import dev.autolog.settings.LineChoice;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An own line, or a line that an admin removed.
 *
 * @param line E.164 or an extension's digits
 * @param state why it is an own line, or that an admin removed it
 * @param origins the agents whose calls showed it, newest first, at most 20; empty if none did or an earlier release learned it
 * @param choice an admin's choice; null without one
 */
@Schema(name = "OwnLineView")
public record OwnLineView(
        String line,
        OwnLineState state,
        List<OwnLineOriginView> origins,
        @Nullable OwnLineChoiceView choice) {
    public OwnLineView {
        origins = List.copyOf(origins);
    }

    /** Why a line is an own line, or that an admin removed it. */
    public enum OwnLineState {
        /** The setting {@code ownLines} lists it. */
        SETTINGS,
        /** An admin pinned it. */
        PINNED,
        /** Calls show that an agent has it. */
        LEARNED,
        /** An admin removed it: it is not an own line. */
        REMOVED
    }

    /**
     * An agent whose call showed the line.
     *
     * @param agentName null when it is unknown
     * @param kind whether it was shown as the agent's number or extension
     * @param callId the call that showed it first
     * @param at when a call showed it last; refreshed once an hour
     * @param current whether the agent still has it; false once a newer call showed another line of this kind
     */
    @Schema(name = "OwnLineOriginView")
    public record OwnLineOriginView(
            String agentId,
            @Nullable String agentName,
            AgentLineKind kind,
            String callId,
            Instant at,
            boolean current) {
        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "OwnLineOriginView[" + kind + "]";
        }
    }

    /**
     * An admin's choice about a line.
     *
     * @param by the admin's agent id
     * @param byName the admin's name; null when it is unknown
     */
    @Schema(name = "OwnLineChoiceView")
    public record OwnLineChoiceView(
            LineChoice state, String by, @Nullable String byName, Instant at) {
        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "OwnLineChoiceView[" + state + "]";
        }
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "OwnLineView[" + state + "]";
    }
}
