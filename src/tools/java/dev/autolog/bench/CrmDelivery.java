package dev.autolog.bench;

import dev.autolog.local.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Measures how soon logs are written to the CRMs of fifty accounts, one of which hangs. */
final class CrmDelivery {
    static final int CONNECTIONS = 50;

    private static final int HANGING = CONNECTIONS - 1;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Stack stack;
    private final Options options;

    CrmDelivery(Stack stack, Options options) {
        this.stack = stack;
        this.options = options;
    }

    void measure(Report report) throws IOException, InterruptedException {
        try (ServiceProcess service = stack.startService(settings()).service();
                InstantCrm crm = InstantCrm.start(false);
                InstantCrm hanging = InstantCrm.start(true)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                connect(service, account(i), i == HANGING ? hanging : crm);
            }
            Map<String, Instant> due = publish();
            await(crm, due);
            if (crm.writes() != due.size()) {
                throw new IllegalStateException(crm.writes() + " writes of " + due.size() + " logs");
            }
            due.values()
                    .removeIf(at -> at.isBefore(due.values().stream()
                            .min(Instant::compareTo)
                            .orElseThrow()
                            .plus(WARM_UP)));
            List<Double> millis = new ArrayList<>();
            due.forEach((id, at) ->
                    millis.add(Duration.between(at, crm.writtenAt().get(id)).toNanos() / 1e6));
            report.add(
                    "%d logs/s for %d connections, one of which hangs, to written in the CRMs of the others"
                            .formatted(SteadyLoad.PER_SECOND, CONNECTIONS),
                    millis);
        }
    }

    private static Map<String, String> settings() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Map.of(
                "AUTOLOG_CRM_DEMO",
                "true",
                "AUTOLOG_CRM_SECRET_KEY",
                Base64.getEncoder().encodeToString(key),
                "AUTOLOG_CRM_PERMITTED_ADDRESSES",
                "127.0.0.1",
                "AUTOLOG_SECURITY_ACCEPT",
                ServiceProcess.LOOPBACK.get("AUTOLOG_SECURITY_ACCEPT") + ",demo-crm");
    }

    private static String account(int index) {
        return "crm-" + index;
    }

    private void connect(ServiceProcess service, String account, InstantCrm crm) {
        try (Api api = new Api(service.url(), stack.admin(account))) {
            String choice = """
                    {"kind": "demo", "settings": {"address": "%s"}, "secrets": {"token": "any"}}""".formatted(crm.url());
            String _ = api.put("/crm-connection", choice).join();
            String _ = api.post("/crm-connection/resume", "").join();
        }
    }

    /** Publishes logs at a constant rate; returns when those of the CRMs that answer were due, by their ids. */
    private Map<String, Instant> publish() {
        Map<String, Instant> due = new HashMap<>();
        int logs = SteadyLoad.PER_SECOND * (int) (WARM_UP.toSeconds() + options.latencySeconds());
        long interval = TimeUnit.SECONDS.toNanos(1) / SteadyLoad.PER_SECOND;
        Map<String, Object> config = Map.of("bootstrap.servers", stack.bootstrapServers(), "linger.ms", 0);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor("call-logged");
            Instant begin = Instant.now();
            for (int i = 0; i < logs; i++) {
                Instant appointed = begin.plusNanos(i * interval);
                LockSupport.parkNanos(Duration.between(Instant.now(), appointed).toNanos());
                String account = account(i % CONNECTIONS);
                String id = "log-" + i;
                if (i % CONNECTIONS != HANGING) {
                    due.put(id, appointed);
                }
                byte[] key = (account + "/" + id).getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(new ProducerRecord<>("call-logged", key, log(account, id, appointed)));
            }
        }
        return due;
    }

    private static byte[] log(String account, String id, Instant endedAt) {
        return """
                {"callLogId": "%s", "accountId": "%s", "version": 1, "contactId": "c-1", "medium": "CALL",
                 "direction": "INBOUND", "phoneNumber": "+442079460018", "subject": "Call", "description": "",
                 "startedAt": "%s", "endedAt": "%s", "talkTimeSeconds": 60, "result": "ANSWERED"}""".formatted(id, account, endedAt.minusSeconds(60), endedAt).getBytes(StandardCharsets.UTF_8);
    }

    private static void await(InstantCrm crm, Map<String, Instant> due) throws InterruptedException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (crm.writtenAt().size() < due.size()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(due.size() - crm.writtenAt().size() + " logs are not written after "
                        + LIMIT.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }
}
