package dev.autolog.local;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** What the mains say to the person at the terminal. */
public final class Console {
    private final PrintStream out = System.out;
    private int shown;

    /** A line. */
    public void line(String text) {
        out.println(text);
        shown = 0;
    }

    /** The beginning of a line that {@link #line} ends. */
    void begin(String text) {
        out.print(text);
        out.flush();
    }

    /** A line on what went wrong. */
    public void error(String text) {
        out.flush();
        System.err.println(text);
    }

    /** Whether a person looks at it, rather than a file or a pipe. */
    public boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }

    /** Lines that take the place of those that this method printed last. */
    public void redraw(List<String> lines) {
        String before = shown > 0 ? "\u001b[" + shown + "A\u001b[J" : "";
        out.print(before + String.join("\n", lines) + "\n");
        out.flush();
        shown = lines.size();
    }
}
