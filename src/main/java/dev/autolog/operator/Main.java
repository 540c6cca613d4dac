package dev.autolog.operator;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service or, with arguments, runs a command of the operator instead. */
@QuarkusMain
public final class Main {
    private Main() {}

    /**
     * Runs until the service stops or the command ends.
     *
     * @param args empty for the service; otherwise a command of {@link OperatorCommands}
     */
    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
            return;
        }
        System.exit(new OperatorCommands(ServiceConfiguration.load(), System.out, System.err).run(List.of(args)));
    }
}
