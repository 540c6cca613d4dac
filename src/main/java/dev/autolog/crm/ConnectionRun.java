package dev.autolog.crm;

import java.util.List;
import java.util.function.Supplier;

/**
 * Works off what is due of a connection, under its lease.
 *
 * @param steps each does a part of its work
 */
record ConnectionRun(List<Supplier<WorkProgress>> steps) {
    /** Takes turns, so that none waits for all of another. Ends when nothing is due, or the connection has to rest. */
    void workOff() {
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (Supplier<WorkProgress> step : steps) {
                WorkProgress progress = step.get();
                if (progress == WorkProgress.STOP) {
                    return;
                }
                isMore |= progress == WorkProgress.DONE;
            }
        }
    }
}
