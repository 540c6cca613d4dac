#!/bin/sh
# A Kafka consumer goes on at its old position on a topic that was deleted and created again: the records below it are never read.
#
# Expected: a topic that is created again under its name has another id, and nothing that was read of the old one; a consumer reads
# it from its beginning, as auto.offset.reset=earliest says, or fails. The client knows both ids, as its fetches name them.
# Seen (brokers and clients kafka 4.1.1 and 4.4.0, Maven Central, 2026-11-29): a consumer that has read 100 records of the old topic
# reads the new one, of 300, from its 101st: 200 records, without an exception. It commits 300, and the group's lag is 0. Only if
# the new topic has fewer records than were read of the old one at the time of the next fetch, is the position out of range, and
# all of it read.
# Who is hurt: whoever deletes a topic to change its partitions or to empty it loses the first records of the new one, and no lag tells.
# What Autolog does: each commit carries the id of its topic, and consumers of a topic with another one start over
# (ProcessedOffsetCommitter).
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
broker=
end() {
	[ -z "$broker" ] || kill "$broker" 2>/dev/null || true
	[ -z "$broker" ] || wait "$broker" 2>/dev/null || true
	rm -rf "$work"
}
trap end EXIT
JAVA_HOME=$(sh "$here/.mvn/find-jdk.sh")
export JAVA_HOME
cat > "$work/Finding.java" <<'JAVA'
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

public class Finding {
    static final TopicPartition PARTITION = new TopicPartition("calls", 0);

    public static void main(String[] args) throws Exception {
        Map<String, Object> servers = Map.of("bootstrap.servers", args[0]);
        try (Admin admin = Admin.create(servers);
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", args[0], "group.id", "readers", "auto.offset.reset", "earliest",
                                "enable.auto.commit", "false"),
                        new StringDeserializer(), new StringDeserializer())) {
            String before = create(admin);
            produce(servers, 100);
            consumer.subscribe(List.of("calls"));
            int first = read(consumer, 100);
            consumer.commitSync();
            admin.deleteTopics(List.of("calls")).all().get();
            while (admin.listTopics().names().get().contains("calls")) {
                Thread.sleep(50);
            }
            String after = create(admin);
            produce(servers, 300);
            int second = read(consumer, 200);
            consumer.commitSync();
            long committed = consumer.committed(Set.of(PARTITION)).get(PARTITION).offset();
            System.out.println("another id: " + !before.equals(after) + "; read " + first + " of 100, then " + second
                    + " of 300; committed " + committed);
            boolean asSeen = first == 100 && second == 200 && committed == 300;
            System.out.println(asSeen ? "as seen" : "CHANGED");
            System.exit(asSeen ? 0 : 1);
        }
    }

    static String create(Admin admin) throws Exception {
        return admin.createTopics(List.of(new NewTopic("calls", 1, (short) 1))).topicId("calls").get().toString();
    }

    static void produce(Map<String, Object> servers, int count) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(servers, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>("calls", "key", "record " + i));
            }
        }
    }

    /** Reads until there are so many, for a minute at most, and then for five seconds more. */
    static int read(KafkaConsumer<String, String> consumer, int wanted) {
        int read = 0;
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (read < wanted && System.nanoTime() < end) {
            read += consumer.poll(Duration.ofMillis(200)).count();
        }
        end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < end) {
            read += consumer.poll(Duration.ofMillis(200)).count();
        }
        return read;
    }
}
JAVA
clients=29392
controller=29393
for version in 4.1.1 4.4.0; do
	rm -rf "$work/lib" "$work/data"
	cat > "$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
POM
	sh "$here/mvnw" -B -q -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
	cat > "$work/broker.properties" <<PROPERTIES
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$controller
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:$clients,CONTROLLER://127.0.0.1:$controller
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=$work/data
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
group.initial.rebalance.delay.ms=0
PROPERTIES
	"$JAVA_HOME/bin/java" -cp "$work/lib/*" kafka.tools.StorageTool format -t AAAAAAAAQACAAAAAAAAAAQ -c "$work/broker.properties" > "$work/broker.log" 2>&1
	"$JAVA_HOME/bin/java" -Xmx256m -cp "$work/lib/*" kafka.Kafka "$work/broker.properties" >> "$work/broker.log" 2>&1 &
	broker=$!
	echo "kafka $version"
	"$JAVA_HOME/bin/java" -cp "$work/lib/*" "$work/Finding.java" "127.0.0.1:$clients" 2> "$work/finding.log" || {
		grep -v '^SLF4J' "$work/finding.log" || true
		exit 1
	}
	kill "$broker"
	wait "$broker" || true
	broker=
done
