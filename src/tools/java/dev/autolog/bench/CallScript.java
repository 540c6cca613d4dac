package dev.autolog.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Generates calls, each from the script's seed and its index. Of twenty calls, seventeen are with the number of one contact,
 * two with an unknown number and one with a number that several contacts share.
 */
final class CallScript {
    /** The default account of contacts and calls. */
    static final String ACCOUNT = "acme-telephone-sales";

    static final int AGENTS = 500;
    private static final HexFormat HEX = HexFormat.of();

    private final String account;
    private final long seed;
    private final int contacts;
    private final Instant latest;

    /**
     * A script of the account {@link #ACCOUNT}.
     *
     * @param seed distinguishes the calls of this script from those of others
     * @param contacts the number of contacts
     * @param latest the latest end of a call
     */
    CallScript(long seed, int contacts, Instant latest) {
        this(ACCOUNT, seed, contacts, latest);
    }

    /** A script of another account. */
    CallScript(String account, long seed, int contacts, Instant latest) {
        this.account = account;
        this.seed = seed;
        this.contacts = contacts;
        this.latest = latest.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The expected outcomes of the first calls of a script. */
    record Outcomes(long logged, long unknown, long several) {
        static Outcomes of(int calls) {
            long unknown = count(calls, 17) + count(calls, 18);
            long several = count(calls, 19);
            return new Outcomes(calls - unknown - several, unknown, several);
        }

        private static long count(long calls, int remainder) {
            return (calls - remainder + 19) / 20;
        }

        long conflicts() {
            return unknown + several;
        }
    }

    String callId(int i) {
        long mixed = (seed << 32 | i) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        return "s-" + HEX.toHexDigits(mixed) + HEX.toHexDigits((byte) seed);
    }

    /** The record's key. */
    byte[] key(int i) {
        return (account + "/" + callId(i)).getBytes(StandardCharsets.UTF_8);
    }

    /** The record's value; the call ended up to an hour before the script's latest. */
    byte[] json(int i) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
        return json(i, random, latest.minusMillis(random.nextInt(3_600_000)));
    }

    /** The record's value for a call that ended at the given time. */
    byte[] json(int i, Instant endedAt) {
        return json(i, new SplittableRandom(seed * 1_000_003 + i), endedAt.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The record's value for a call with the given number that ended at the given time. */
    byte[] jsonWith(int i, String number, Instant endedAt) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
        return json(i, random, number, endedAt.truncatedTo(ChronoUnit.MILLIS));
    }

    private byte[] json(int i, SplittableRandom random, Instant endedAt) {
        return json(i, random, number(i, random.nextInt(Integer.MAX_VALUE)), endedAt);
    }

    private byte[] json(int i, SplittableRandom random, String number, Instant endedAt) {
        int someAgent = random.nextInt(AGENTS);
        boolean inbound = random.nextInt(10) < 6;
        boolean missed = inbound && random.nextInt(10) < 2;
        Instant startedAt = endedAt.minusSeconds(missed ? 25 : 30 + random.nextInt(900));
        String extension = Integer.toString(1000 + someAgent);
        String ours = "\"number\":\"+1628200" + extension + "\"";
        String theirs = "\"number\":\"" + number + "\"";
        String caller = "{" + theirs + (inbound ? ",\"name\":\"WIRELESS CALLER\"}" : "}");
        String callee = "{" + ours + ",\"extension\":\"" + extension + "\"}";
        boolean queued = inbound && random.nextInt(5) == 0;
        String call = "{\"eventId\":\"e-" + Integer.toHexString(i) + "\",\"accountId\":\"" + account
                + "\",\"callId\":\"" + callId(i) + "\",\"sequence\":1,\"agent\":{\"id\":\"u-" + someAgent
                + "\",\"extension\":\"" + extension + "\"," + ours + ",\"name\":\"Agent No " + someAgent
                + "\",\"email\":\"agent" + someAgent + "@acme.example\"},\"direction\":\""
                + (inbound ? "INBOUND" : "OUTBOUND") + "\",\"from\":" + (inbound ? caller : callee) + ",\"to\":"
                + (inbound ? callee : caller) + ",\"startedAt\":\"" + startedAt + "\",\"answeredAt\":"
                + (missed ? "null" : "\"" + startedAt.plusSeconds(6) + "\"") + ",\"endedAt\":\"" + endedAt
                + "\",\"result\":\"" + (missed ? "MISSED" : "ANSWERED") + "\",\"queue\":"
                + (queued ? "\"Sales\"" : "null") + ",\"recordingUrl\":"
                + (missed ? "null" : "\"https://recordings.example/" + callId(i) + "\"") + "}";
        return call.getBytes(StandardCharsets.UTF_8);
    }

    private String number(int i, int random) {
        return switch (i % 20) {
            case 17, 18 -> PhoneBook.numberOfNobody(random);
            case 19 -> PhoneBook.numberOfSeveral(contacts, random);
            default -> PhoneBook.numberOfOne(contacts, random);
        };
    }
}
