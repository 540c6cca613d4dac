package dev.autolog.local;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** The two calls of the operating system that the JDK has no method for. */
final class Posix {
    private static final int SIGINT = 2;

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
        call(
                "kill",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                Math.toIntExact(process.pid()),
                SIGINT);
    }

    @SuppressWarnings("restricted")
    private static void call(String name, FunctionDescriptor signature, Object... arguments) {
        Linker linker = Linker.nativeLinker();
        MethodHandle function = linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature)
                .asType(MethodType.genericMethodType(arguments.length).changeReturnType(int.class));
        try {
            int ignored = (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }
}
