package dev.autolog.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Measures a thousand open event streams while a call is published. */
final class Watching {
    static final int STREAMS = 1000;

    private static final long PATIENCE_SECONDS = 30;

    private final Stack stack;
    private final Options options;

    Watching(Stack stack, Options options) {
        this.stack = stack;
        this.options = options;
    }

    /**
     * The cost of the streams.
     *
     * @param mebibytes the additional resident memory of the service
     * @param threads the additional threads of the service
     * @param millis milliseconds from the publishing of a call until each stream has it
     */
    record Cost(double mebibytes, long threads, List<Double> millis) {}

    Cost measure(Api api, ProcessHandle service) throws InterruptedException {
        double memory = Processes.residentMib(service);
        long threads = Processes.threads(service);
        Semaphore begun = new Semaphore(0);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
                Bulk bulk = new Bulk(stack.bootstrapServers())) {
            CallScript script = new CallScript(9, options.contacts(), Instant.now());
            List<Future<Long>> arrivals = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                arrivals.add(readers.submit(() -> arrival(api, begun, script.callId(0))));
            }
            if (!begun.tryAcquire(STREAMS, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not every stream began");
            }
            double memoryWith = Processes.residentMib(service);
            long threadsWith = Processes.threads(service);
            long published = bulk.publish(1, i -> new ProducerRecord<>("call-ended", script.key(i), script.json(i)));
            List<Double> millis = new ArrayList<>();
            for (Future<Long> arrival : arrivals) {
                millis.add((arrival.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - published) / 1e6);
            }
            return new Cost(memoryWith - memory, threadsWith - threads, millis);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a stream did not bring the call", e);
        }
    }

    private static long arrival(Api api, Semaphore begun, String callId) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(api.stream("/events").join().body(), StandardCharsets.UTF_8))) {
            boolean first = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (first) {
                    begun.release();
                    first = false;
                }
                if (line.startsWith("data:") && line.contains(callId)) {
                    return System.nanoTime();
                }
            }
            throw new IOException("the stream ended");
        }
    }
}
