package dev.autolog.local;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The calls of the operating system that the JDK has no method for. */
final class Posix {
    private static final int SIGINT = 2;
    private static final int SIGCONT = 18;
    private static final int SIGSTOP = 19;
    private static final long DEFAULT_ACTION = 0;

    private Posix() {}

    /**
     * Makes this process the leader of a session of its own, so that a Ctrl-C in the terminal, or a signal to the
     * group of the process that started it, does not reach it.
     */
    static void leaveProcessGroup() {
        call("setsid", FunctionDescriptor.of(ValueLayout.JAVA_INT));
    }

    /** Sends SIGINT, which PostgreSQL takes as "end the sessions and shut down". */
    static void interrupt(ProcessHandle process) {
        signal(process, SIGINT);
    }

    /** Halts a process where it stands (SIGSTOP): it keeps its memory and its connections, and does nothing. */
    static void pause(ProcessHandle process) {
        signal(process, SIGSTOP);
    }

    /** Lets a halted process go on (SIGCONT). */
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
     * Lets a Ctrl-C end this process even where it was started with the signal ignored, as a script's {@code make run &}
     * is. The JVM keeps such a signal ignored for good; with the system's default action the guard does the rest.
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
            return false; // No Linux: the signal stays as it is.
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
