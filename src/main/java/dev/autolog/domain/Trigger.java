package dev.autolog.domain;

import java.util.UUID;

/** What made a change come about. */
public sealed interface Trigger {
    /** The pipeline as an actor. */
    String PIPELINE = "AUTO";

    /** An operator as an actor, who replays dead letters by the commands of the image. */
    String OPERATOR = "operator";

    /** Who did it: {@value #PIPELINE} for the pipeline, else the person's agent id. */
    String actor();

    /** The telephony platform said something of the call. */
    record Platform() implements Trigger {
        @Override
        public String actor() {
            return PIPELINE;
        }
    }

    /** The telephony platform said something of a call or of messages whose log no longer has the right contact or association. */
    record Renewal(RenewalReason reason) implements Trigger {
        @Override
        public String actor() {
            return PIPELINE;
        }
    }

    /** The contacts that have the number changed, or what is remembered of it. */
    record ContactChange() implements Trigger {
        @Override
        public String actor() {
            return PIPELINE;
        }
    }

    /** A person did it. */
    record PersonAction(String agentId) implements Trigger {
        @Override
        public String actor() {
            return agentId;
        }
    }

    /**
     * A job that logs calls of the past looked at it again.
     *
     * @param jobId the job
     * @param by the agent id of the person whose job it is
     */
    record Backfill(UUID jobId, String by) implements Trigger {
        @Override
        public String actor() {
            return by;
        }
    }
}
