package dev.autolog.bench;

import java.util.function.DoubleFunction;

/** One figure for each of the processes that a run needs. */
record Usage(double service, double database, double broker) {

    /** The processes themselves. */
    record Of(ProcessHandle service, ProcessHandle database, ProcessHandle broker) {
        /** Processor seconds so far. */
        Usage cpuSeconds() {
            return new Usage(
                    Processes.cpuSeconds(service), Processes.cpuSeconds(database), Processes.cpuSeconds(broker));
        }

        /** Most memory, in mebibytes; of the database what it has now, as its processes share most of it. */
        Usage peakMib() {
            return new Usage(Processes.peakMib(service), Processes.sharedMib(database), Processes.peakMib(broker));
        }
    }

    /** Each in millionths of so many. */
    Usage microsOf(double count) {
        return new Usage(service / count * 1e6, database / count * 1e6, broker / count * 1e6);
    }

    Usage minus(Usage earlier) {
        return new Usage(service - earlier.service, database - earlier.database, broker - earlier.broker);
    }

    /** The three in their order, with commas. */
    String show(DoubleFunction<String> figure) {
        return figure.apply(service) + ", " + figure.apply(database) + ", " + figure.apply(broker);
    }
}
