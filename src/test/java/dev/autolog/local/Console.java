package dev.autolog.local;

import java.io.PrintStream;

/** What the mains say to the person at the terminal. */
final class Console {
    private final PrintStream out = System.out;

    /** A line. */
    void line(String text) {
        out.println(text);
    }

    /** The beginning of a line that {@link #line} ends. */
    void begin(String text) {
        out.print(text);
        out.flush();
    }

    /** A line on what went wrong. */
    void error(String text) {
        out.flush();
        System.err.println(text);
    }
}
