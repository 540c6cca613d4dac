package dev.autolog.operator;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service or, with arguments, one of the operator's commands in its place. */
@QuarkusMain
public final class Main {
    private Main() {}

    /**
     * Runs until the service ends, or until the command is done.
     *
     * @param args none for the service; else a command of {@link OperatorCommands}
     */
    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
            return;
        }
        System.exit(new OperatorCommands(ServiceConfiguration.load(), System.out, System.err).run(List.of(args)));
    }
}
