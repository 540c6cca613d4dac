package dev.autolog.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.local.ServiceProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Measures how many past calls a backfill job logs per second, and how much it delays live calls. */
final class PastCalls {
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Duration ALONE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final Options options;
    private final Say say;

    /** Prints the progress of the benchmark. */
    @FunctionalInterface
    interface Say {
        void say(String format, Object... values);
    }

    PastCalls(Stack stack, Options options, Say say) {
        this.stack = stack;
        this.options = options;
        this.say = say;
    }

    void measure(Report report) throws SQLException, InterruptedException {
        stack.freshCallTables();
        try (ServiceProcess service = stack.startService().service();
                Api api = new Api(service.url(), stack.admin())) {
            new Pipeline(stack, options).warmUp(options.contacts());
            store();
            String job = job(
                    api.post("/past-call-jobs", "{\"from\":\"2000-01-01T00:00:00Z\",\"to\":\"" + Instant.now() + "\"}")
                            .join());
            report.add("preview of past calls", perSecond(preview(api, job)));
            report.add("past calls logged by a job, nothing else going on", perSecond(alone(api, job)));
            Promptness promptness = new Promptness(stack, options);
            report.add(", " + stored() + " past calls, no job", promptness.underSteadyLoad(11));
            tell(api, job, "resume");
            Watch beside = new Watch(looked(api, job), System.nanoTime());
            report.add(" beside a job", promptness.underSteadyLoad(12));
            report.add("past calls logged by a job beside them", perSecond(beside.perSecond(looked(api, job))));
            tell(api, job, "cancel");
        }
    }

    private record Watch(long looked, long begin) {
        double perSecond(long lookedNow) {
            return (lookedNow - looked) / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private String stored() {
        return Stats.thousands(options.storedCalls());
    }

    private static String perSecond(double rate) {
        return Stats.thousands(rate) + "/s";
    }

    /** Stores calls that were not logged, because automatic logging was off. */
    private void store() throws SQLException, InterruptedException {
        int count = Math.min(options.calls(), options.storedCalls());
        stack.execute("insert into account_settings (account_id, settings) values ('" + CallScript.ACCOUNT
                + "', '{\"autoLogCalls\": false}')");
        try (Bulk bulk = new Bulk(stack.bootstrapServers())) {
            CallScript script = new CallScript(10, options.contacts(), Instant.now());
            long _ = bulk.publish(count, i -> new ProducerRecord<>("call-ended", script.key(i), script.json(i)));
            while (stack.number("select count(*) from call_leg") < count) {
                Thread.sleep(200);
            }
        }
        stack.execute("delete from account_settings");
        say.say("Storing %,d calls that are not logged", options.storedCalls());
        new StoredCalls(stack).growTo(options.storedCalls());
    }

    private double preview(Api api, String job) throws InterruptedException {
        long begin = System.nanoTime();
        await(api, job, "PREVIEWED");
        return options.storedCalls() / ((System.nanoTime() - begin) / 1e9);
    }

    /** Runs the job alone for a minute or until it has classified half of the calls; returns calls per second. */
    private double alone(Api api, String job) throws InterruptedException {
        Watch watch = new Watch(0, System.nanoTime());
        tell(api, job, "start");
        for (Instant end = Instant.now().plus(ALONE); Instant.now().isBefore(end); Thread.sleep(100)) {
            if (looked(api, job) > options.storedCalls() / 2) {
                break;
            }
        }
        tell(api, job, "pause");
        return watch.perSecond(looked(api, job));
    }

    private static void await(Api api, String job, String status) throws InterruptedException {
        for (Instant end = Instant.now().plus(LIMIT); Instant.now().isBefore(end); Thread.sleep(100)) {
            if (one(api, job).path("status").asText().equals(status)) {
                return;
            }
        }
        throw new IllegalStateException("a job was not " + status.toLowerCase(Locale.ROOT) + " within " + LIMIT);
    }

    private static long looked(Api api, String job) {
        return one(api, job).path("progress").path("looked").asLong();
    }

    private static void tell(Api api, String job, String command) {
        String _ = api.post("/past-call-jobs/" + job + "/" + command, "").join();
    }

    private static JsonNode one(Api api, String job) {
        return read(api.get("/past-call-jobs/" + job).join());
    }

    private static String job(String view) {
        return read(view).path("id").asText();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
