package dev.autolog.torture;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The size of the model and the source of its randomness: the same seed gives the same calls.
 *
 * @param begin the time of the run; all times of the model are relative to it
 */
record World(long seed, Instant begin) {
    static final int ACCOUNTS = 8;
    static final int AGENTS = 5;
    /** Lines of other parties per account; a multiple of ten, so that all accounts have the same number of lines of each role. */
    static final int LINES = 240;
    /** The account with most of the traffic. */
    static final int LARGE = 0;

    private static final double LARGE_SHARE = 0.6;

    /** A random generator that depends only on the seed, a kind and a number. */
    SplittableRandom random(String kind, long number) {
        return new SplittableRandom((seed * 31 + kind.hashCode()) * 0x9E3779B97F4A7C15L + number);
    }

    /** A random account; most often the large one. */
    static int account(SplittableRandom random) {
        return random.nextDouble() < LARGE_SHARE ? LARGE : random.nextInt(ACCOUNTS);
    }

    /** The id of an account, which begins all of its ids and texts, so that data in a foreign account is detected. */
    static String accountId(int account) {
        return "acct" + account;
    }

    static String agentId(int account, int agent) {
        return accountId(account) + "-u-" + agent;
    }

    /** The id of a person who supervises an account. */
    static String supervisorId(int account, int person) {
        return accountId(account) + "-p-" + person;
    }
}
