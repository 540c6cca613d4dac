package dev.autolog.intake;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that grow with time, so that an index over them is written at its end: UUID version 7 of RFC 9562, section 5.7. */
final class TimeOrderedId {
    private TimeOrderedId() {}

    /** A new id with the given time. */
    static UUID at(Instant time) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = time.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = 1L << 63 | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
