package dev.autolog.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Requests of users who list conflicts, read the history, search and open calls, at a constant rate. */
final class Reading {
    static final int PER_SECOND = 50;

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final String[] VIEWS = {"all", "missed", "unlogged", "logged"};
    private static final String[] NAMES = {"smith", "jane okafor", "rossi", "ada", "initech", "chen tanaka"};

    private final Stack stack;
    private final Options options;

    Reading(Stack stack, Options options) {
        this.stack = stack;
        this.options = options;
    }

    private record Request(String kind, String path) {}

    /** Milliseconds from the time when each request was due until its answer was complete, by kind of request. */
    Map<String, List<Double>> measure(Api api) throws SQLException {
        List<Request> requests = requests(api);
        pace(api, requests.subList(0, (int) (PER_SECOND * WARM_UP.toSeconds())));
        Map<String, List<Double>> delays = new TreeMap<>();
        List<Double> millis = pace(api, requests);
        for (int i = 0; i < millis.size(); i++) {
            delays.computeIfAbsent(requests.get(i).kind, _ -> new ArrayList<>()).add(millis.get(i));
        }
        return delays;
    }

    private static List<Double> pace(Api api, List<Request> requests) {
        List<CompletableFuture<Double>> answers = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < requests.size(); i++) {
            long due = begin + i * INTERVAL_NANOS;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            answers.add(api.get(requests.get(i).path).thenApply(_ -> (System.nanoTime() - due) / 1e6));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private List<Request> requests(Api api) throws SQLException {
        SplittableRandom random = new SplittableRandom(7);
        List<String> ids = ids(random);
        String second = api.get("/calls?limit=50").thenApply(Reading::next).join();
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < PER_SECOND * options.latencySeconds(); i++) {
            String agent = "u-" + random.nextInt(500);
            requests.add(
                    switch (i % 8) {
                        case 0 -> new Request("conflict list", "/conflicts?limit=50");
                        case 1 -> new Request("conflict list", "/conflicts?limit=50&agent=" + agent);
                        case 2 -> new Request("history", "/calls?limit=50&view=" + VIEWS[random.nextInt(VIEWS.length)]);
                        case 3 -> new Request("history", "/calls?limit=50&cursor=" + encoded(second));
                        case 4 ->
                            new Request(
                                    "search by number",
                                    "/calls?q="
                                            + encoded(PhoneBook.numberOfOne(
                                                    options.contacts(), random.nextInt(Integer.MAX_VALUE))));
                        case 5 ->
                            new Request("search by name", "/calls?q=" + encoded(NAMES[random.nextInt(NAMES.length)]));
                        default -> new Request("one call", "/calls/" + ids.get(random.nextInt(ids.size())));
                    });
        }
        return requests;
    }

    private List<String> ids(SplittableRandom random) throws SQLException {
        return List.of(stack.row("select string_agg(id::text, ',') from (select id from call_leg"
                        + " tablesample system (0.1) repeatable (" + random.nextInt(1000) + ") limit 2000) s")
                .getFirst()
                .split(",", -1));
    }

    private static String next(String page) {
        int at = page.lastIndexOf("\"next\":\"") + 8;
        return page.substring(at, page.indexOf('"', at));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
