package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.ServiceProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service where an operator gives each instance a {@code group.instance.id}. */
class StaticMembershipIT {
    private static final String ACCOUNT = "acme";
    private static final String GROUP = "autolog-intake";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void eachConsumerOfAnInstanceIsAMemberOfItsOwn() throws InterruptedException, ExecutionException {
        Stack stack = new Stack(folder);
        try (stack;
                Admin admin = Admin.create(Map.of("bootstrap.servers", stack.broker.bootstrapServers()));
                ServiceProcess _ = stack.service("service", Map.of("KAFKA_GROUP_INSTANCE_ID", "autolog-0"))) {
            stack.wire.calls(IntStream.range(0, 50)
                    .mapToObj(i -> EndedCall.from("+14155552671", ACCOUNT, "s-" + i))
                    .toList());
            stack.wire.settle(stack.tables);

            assertThat(admin.describeConsumerGroups(List.of(GROUP)).all().get().values())
                    .flatMap(ConsumerGroupDescription::members)
                    .extracting(MemberDescription::groupInstanceId)
                    .containsExactlyInAnyOrder(Optional.of("autolog-0-1"), Optional.of("autolog-0-2"));
            Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 50);
        }
    }
}
