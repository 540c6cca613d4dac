package dev.autolog.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The main class of the broker: formats an empty data directory, then runs Kafka. Arguments: properties file, data directory,
 * initial users.
 */
final class BrokerMain {
    /** Any 16 bytes in Base64; these are "autolog-local-br". */
    private static final String CLUSTER_ID = "YXV0b2xvZy1sb2NhbC1icg";

    private BrokerMain() {}

    public static void main(String[] args) {
        Posix.leaveProcessGroup();
        if (!Files.exists(Path.of(args[1], "meta.properties"))) {
            List<String> format = new ArrayList<>(List.of("format", "--cluster-id", CLUSTER_ID, "--config", args[0]));
            Stream.of(args).skip(2).forEach(user -> format.addAll(List.of("--add-scram", user)));
            int result = StorageTool.execute(format.toArray(String[]::new), System.out);
            if (result != 0) {
                System.exit(result);
            }
        }
        Kafka.main(new String[] {args[0]});
    }
}
