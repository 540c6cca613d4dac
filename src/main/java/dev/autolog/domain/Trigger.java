package dev.autolog.domain;

import java.util.UUID;

/** What caused a change. */
public sealed interface Trigger {
    /** The pipeline as an actor. */
    String PIPELINE = "AUTO";

    /** The actor of an operator's command, which replays dead letters. */
    String OPERATOR = "operator";

    /** The actor: {@value #PIPELINE} for the pipeline, else the person's agent id. */
    String actor();

    /** A record of the telephony platform. */
    record Platform() implements Trigger {
        @Override
        public String actor() {
            return PIPELINE;
        }
    }

    /** A record of the telephony platform about a log that no longer has the right contact or association. */
    record Renewal(RenewalReason reason) implements Trigger {
        @Override
        public String actor() {
            return PIPELINE;
        }
    }

    /** A change of the contacts with the number, or of the remembered number. */
    record ContactChange() implements Trigger {
        @Override
        public String actor() {
            return PIPELINE;
        }
    }

    /** An action of a person. */
    record PersonAction(String agentId) implements Trigger {
        @Override
        public String actor() {
            return agentId;
        }
    }

    /**
     * A backfill of past calls.
     *
     * @param jobId the backfill job
     * @param by the agent id of the person who started the job
     */
    record Backfill(UUID jobId, String by) implements Trigger {
        @Override
        public String actor() {
            return by;
        }
    }
}
