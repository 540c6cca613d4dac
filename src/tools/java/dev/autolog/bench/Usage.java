package dev.autolog.bench;

import java.util.function.DoubleFunction;

/** One figure for each process of a run. */
record Usage(double service, double database, double broker) {

    /** The processes of a run. */
    record Of(ProcessHandle service, ProcessHandle database, ProcessHandle broker) {
        /** Processor seconds so far. */
        Usage cpuSeconds() {
            return new Usage(
                    Processes.cpuSeconds(service), Processes.cpuSeconds(database), Processes.cpuSeconds(broker));
        }

        /** Peak memory, in mebibytes. For the database it is the current memory, because its processes share most of it. */
        Usage peakMib() {
            return new Usage(Processes.peakMib(service), Processes.sharedMib(database), Processes.peakMib(broker));
        }
    }

    /** Microseconds for each of {@code count} calls, if the figures are seconds. */
    Usage microsOf(double count) {
        return new Usage(service / count * 1e6, database / count * 1e6, broker / count * 1e6);
    }

    Usage minus(Usage earlier) {
        return new Usage(service - earlier.service, database - earlier.database, broker - earlier.broker);
    }

    /** The three figures in order, separated by commas. */
    String show(DoubleFunction<String> figure) {
        return figure.apply(service) + ", " + figure.apply(database) + ", " + figure.apply(broker);
    }
}
