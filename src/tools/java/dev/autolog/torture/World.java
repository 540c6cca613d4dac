package dev.autolog.torture;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The size of the model, and where its chance comes from: the same seed leads to the same calls.
 *
 * @param begin the time of the run, which all times of the model go by
 */
record World(long seed, Instant begin) {
    static final int ACCOUNTS = 8;
    static final int AGENTS = 5;
    /** Numbers on the other side that an account has calls with; whole tens, so that each role has as many. */
    static final int LINES = 240;
    /** The account with most of the traffic. */
    static final int LARGE = 0;

    private static final double LARGE_SHARE = 0.6;

    /** Chance that goes by a kind of thing and its number alone. */
    SplittableRandom random(String kind, long number) {
        return new SplittableRandom((seed * 31 + kind.hashCode()) * 0x9E3779B97F4A7C15L + number);
    }

    /** One of the accounts; the large one more often than all others. */
    static int account(SplittableRandom random) {
        return random.nextDouble() < LARGE_SHARE ? LARGE : random.nextInt(ACCOUNTS);
    }

    /** An account's id, with which all of its ids and texts begin, so that what is another's shows. */
    static String accountId(int account) {
        return "acct" + account;
    }

    static String agentId(int account, int agent) {
        return accountId(account) + "-u-" + agent;
    }

    /** The id of somebody who looks after an account. */
    static String supervisorId(int account, int person) {
        return accountId(account) + "-p-" + person;
    }
}
