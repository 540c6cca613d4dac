package dev.autolog.torture;

import dev.autolog.local.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The instances of the service. Each has a place, in which it is restarted. */
final class Instances implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final IntFunction<ServiceProcess> launch;
    private final List<@Nullable ServiceProcess> places = new ArrayList<>();

    /**
     * Starts a number of instances.
     *
     * @param launch starts the instance of a place without waiting
     */
    Instances(int count, IntFunction<ServiceProcess> launch) {
        this.launch = launch;
        for (int place = 0; place < count; place++) {
            places.add(launch.apply(place));
        }
    }

    synchronized int count() {
        return places.size();
    }

    /** Waits until all are ready; false if one of them is not ready in time. */
    boolean awaitReady() {
        return running().stream().allMatch(service -> service.awaitReady(READY_LIMIT));
    }

    /** The addresses of the running instances. */
    List<URI> urls() {
        return running().stream().map(ServiceProcess::url).toList();
    }

    private synchronized List<ServiceProcess> running() {
        List<ServiceProcess> running = new ArrayList<>();
        for (ServiceProcess service : places) {
            if (service != null) {
                running.add(service);
            }
        }
        return running;
    }

    /** Kills an instance, as a crash would. */
    synchronized void kill(int place) {
        ServiceProcess service = places.get(place);
        if (service != null) {
            service.kill();
            places.set(place, null);
        }
    }

    /** Restarts an instance without waiting. */
    synchronized void start(int place) {
        if (places.get(place) == null) {
            places.set(place, launch.apply(place));
        }
    }

    synchronized void pause(int place) {
        ServiceProcess service = places.get(place);
        if (service != null) {
            service.pause();
        }
    }

    synchronized void resume(int place) {
        ServiceProcess service = places.get(place);
        if (service != null) {
            service.resume();
        }
    }

    /** Starts one more instance in the next place, and waits until it is ready or the time limit is over. */
    void join() {
        int place;
        synchronized (this) {
            place = places.size();
            places.add(null);
            start(place);
        }
        boolean _ = running().getLast().awaitReady(READY_LIMIT);
    }

    /** Stops the instance that joined last, with an orderly shutdown. */
    void leave() {
        ServiceProcess last;
        synchronized (this) {
            last = places.removeLast();
        }
        if (last != null) {
            int _ = last.stop();
        }
    }

    /** Restarts the instances that ended by themselves, which is an error of each; returns their places. */
    synchronized List<Integer> restartEnded() {
        List<Integer> ended = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            ServiceProcess service = places.get(place);
            if (service != null && !service.handle().isAlive()) {
                ended.add(place);
                kill(place);
                start(place);
            }
        }
        return ended;
    }

    @Override
    public void close() {
        running().forEach(service -> {
            service.resume();
            service.close();
        });
    }
}
