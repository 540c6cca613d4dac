package dev.autolog.local;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The output of main classes on the terminal. */
public final class Console {
    private final PrintStream out = System.out;
    private int shown;

    /** Prints a line. */
    public void line(String text) {
        out.println(text);
        shown = 0;
    }

    /** Prints the beginning of a line that {@link #line} completes. */
    void begin(String text) {
        out.print(text);
        out.flush();
    }

    /** Prints a line to standard error. */
    public void error(String text) {
        out.flush();
        System.err.println(text);
    }

    /** Whether the output is a terminal, not a file or a pipe. */
    public boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }

    /** Prints lines in place of the previous ones of this method. */
    public void redraw(List<String> lines) {
        String before = shown > 0 ? "\u001b[" + shown + "A\u001b[J" : "";
        out.print(before + String.join("\n", lines) + "\n");
        out.flush();
        shown = lines.size();
    }
}
