package dev.autolog.local;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** System calls that the JDK has no method for. */
final class Posix {
    private static final int SIGINT = 2;
    private static final int SIGCONT = 18;
    private static final int SIGSTOP = 19;
    private static final long DEFAULT_ACTION = 0;

    private Posix() {}

    /**
     * Makes this process the leader of a session of its own, so that neither a Ctrl-C in the terminal nor a signal to the process
     * group of its parent reaches it.
     */
    static void leaveProcessGroup() {
        call("setsid", FunctionDescriptor.of(ValueLayout.JAVA_INT));
    }

    /** Sends SIGINT, on which PostgreSQL ends the sessions and shuts down. */
    static void interrupt(ProcessHandle process) {
        signal(process, SIGINT);
    }

    /** Suspends a process (SIGSTOP); it keeps its memory and connections. */
    static void pause(ProcessHandle process) {
        signal(process, SIGSTOP);
    }

    /** Resumes a suspended process (SIGCONT). */
    static void resume(ProcessHandle process) {
        signal(process, SIGCONT);
    }

    private static void signal(ProcessHandle process, int signal) {
        call(
                "kill",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                Math.toIntExact(process.pid()),
                signal);
    }

    /**
     * Lets a Ctrl-C end this process even if it was started with the signal ignored, as by {@code make run &} in a script. The
     * JVM never handles such a signal; with the default action the process ends, and the guard does the cleanup.
     */
    static void heedInterrupt() {
        if (isInterruptIgnored()) {
            call(
                    "signal",
                    FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                    SIGINT,
                    DEFAULT_ACTION);
        }
    }

    private static boolean isInterruptIgnored() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .anyMatch(ignored -> (ignored >> (SIGINT - 1) & 1) == 1);
        } catch (IOException e) {
            return false; // Not Linux: the signal handling stays unchanged.
        }
    }

    @SuppressWarnings("restricted")
    private static void call(String name, FunctionDescriptor signature, Object... arguments) {
        Linker linker = Linker.nativeLinker();
        MethodHandle function = linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature);
        try {
            Object ignored = function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }
}
