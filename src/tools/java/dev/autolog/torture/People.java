package dev.autolog.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.local.LocalPerson;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A person of the model, who works in all accounts: resolves and dismisses conflicts, edits and moves logs, and undoes such
 * actions.
 */
final class People implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final int REMEMBERED = 50;

    private final World world;
    private final int number;
    private final Generator generator;
    private final Acts acts;
    private final Api api;
    private final Function<LocalPerson, String> issuer;
    private final SplittableRandom random;
    private final Map<Integer, String> tokens = new HashMap<>();
    private final Deque<Undoable> undoable = new ArrayDeque<>();
    private int asked;
    private volatile boolean open = true;
    private volatile boolean patient = true;

    /** An action that can be undone, with the outcome of the leg before; null for a dismissal. */
    private record Undoable(int account, Leg leg, @Nullable ModelOutcome before) {}

    /** A leg in a list. */
    private record Leg(String id, String name) {}

    /**
     * Creates a person.
     *
     * @param number distinguishes people
     * @param issuer issues the token of a person
     */
    People(
            World world,
            int number,
            Generator generator,
            Acts acts,
            Supplier<List<URI>> instances,
            Function<LocalPerson, String> issuer) {
        this.world = world;
        this.number = number;
        this.generator = generator;
        this.acts = acts;
        this.issuer = issuer;
        random = world.random("person", number);
        api = new Api(instances, random.split());
    }

    /** Stops after the current request is answered. */
    void stop() {
        open = false;
    }

    /** Stops even if the current request is never answered. */
    void giveUp() {
        open = false;
        patient = false;
    }

    @Override
    public void run() {
        try (api) {
            while (open) {
                act();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act() throws InterruptedException {
        int account = World.account(random);
        int chance = random.nextInt(100);
        if (chance < 45) {
            settle(account);
        } else if (chance < 80) {
            change(account);
        } else {
            undo();
        }
    }

    private void settle(int account) throws InterruptedException {
        Optional<JsonNode> picked = pick(account, "/conflicts?limit=50");
        if (picked.isEmpty()) {
            return;
        }
        JsonNode conflict = picked.get();
        Leg leg = leg(conflict);
        String path = "/conflicts/" + leg.id;
        if (random.nextInt(4) == 0) {
            ObjectNode body = body().put("reason", text(account, "reason"));
            if (ask(
                    account,
                    Act.Kind.DISMISS,
                    leg,
                    ModelOutcome.notLogged("DISMISSED"),
                    null,
                    "POST",
                    path + "/dismiss",
                    body)) {
                remember(new Undoable(account, leg, null));
            }
            return;
        }
        JsonNode candidates = conflict.path("candidates");
        String contactId = candidates.isEmpty()
                ? anyContact(account)
                : candidates
                        .get(random.nextInt(candidates.size()))
                        .path("contactId")
                        .asText();
        JsonNode open = candidates.isEmpty() ? body() : openDeals(candidates, contactId);
        String dealId = open.isEmpty() || random.nextInt(5) == 0
                ? null
                : open.get(random.nextInt(open.size())).path("id").asText();
        String notes = text(account, "notes");
        ObjectNode body =
                body().put("contactId", contactId).put("associationId", dealId).put("notes", notes);
        boolean _ = ask(
                account,
                Act.Kind.SETTLE,
                leg,
                ModelOutcome.logged(contactId, dealId),
                notes,
                "POST",
                path + "/resolve",
                body);
    }

    private static JsonNode openDeals(JsonNode candidates, String contactId) {
        for (JsonNode candidate : candidates) {
            if (candidate.path("contactId").asText().equals(contactId)) {
                return candidate.path("associations");
            }
        }
        throw new IllegalArgumentException("no candidate");
    }

    private void change(int account) throws InterruptedException {
        Optional<JsonNode> picked = pick(account, "/calls?view=LOGGED&limit=50");
        if (picked.isEmpty()) {
            return;
        }
        JsonNode call = picked.get();
        Leg leg = leg(call);
        String path = "/calls/" + leg.id + "/log";
        if (random.nextInt(3) > 0) {
            String notes = text(account, "notes");
            boolean _ = ask(account, Act.Kind.EDIT, leg, null, notes, "PATCH", path, body().put("notes", notes));
            return;
        }
        String before = call.path("log").path("contactId").asText();
        String contactId = anyContact(account);
        if (contactId.equals(before)) {
            acts.release(leg.name);
            return;
        }
        JsonNode deal = call.path("log").path("association").path("id");
        if (move(account, Act.Kind.MOVE, leg, ModelOutcome.logged(contactId, null))) {
            remember(new Undoable(account, leg, ModelOutcome.logged(before, deal.isTextual() ? deal.asText() : null)));
        }
    }

    private boolean move(int account, Act.Kind kind, Leg leg, ModelOutcome to) throws InterruptedException {
        ObjectNode body = body().put("contactId", to.contactId()).put("associationId", to.dealId());
        return ask(account, kind, leg, to, null, "PATCH", "/calls/" + leg.id + "/log", body);
    }

    private void undo() throws InterruptedException {
        Undoable one = undoable.poll();
        if (one == null || !acts.reserve(one.leg.name)) {
            return;
        }
        if (one.before != null) {
            boolean _ = move(one.account, Act.Kind.MOVE_BACK, one.leg, one.before);
            return;
        }
        String contactId = anyContact(one.account);
        String notes = text(one.account, "notes");
        ObjectNode body =
                body().put("contactId", contactId).putNull("associationId").put("notes", notes);
        boolean _ = ask(
                one.account,
                Act.Kind.LOG_BY_HAND,
                one.leg,
                ModelOutcome.logged(contactId, null),
                notes,
                "POST",
                "/calls/" + one.leg.id + "/log",
                body);
    }

    private void remember(Undoable one) {
        if (undoable.size() < REMEMBERED) {
            undoable.add(one);
        }
    }

    /**
     * Picks and reserves a leg of a list. Skips legs that another person has reserved, and those that later statements of the
     * platform can still change.
     */
    private Optional<JsonNode> pick(int account, String path) throws InterruptedException {
        Optional<Api.Answer> answer = api.ask(token(account), "GET", path, null, null);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        check(account, path, answer.get());
        JsonNode items = answer.get().json().path("items");
        if (answer.get().status() != 200 || items.isEmpty()) {
            return Optional.empty();
        }
        JsonNode item = items.get(random.nextInt(items.size()));
        int call = CallPlan.numberOf(item.path("callId").asText());
        boolean eligible = call >= 0
                && (call < generator.settledBelow() || CallPlan.of(world, call).isBenign());
        return eligible && acts.reserve(leg(item).name) ? Optional.of(item) : Optional.empty();
    }

    private static Leg leg(JsonNode item) {
        return new Leg(
                item.path("id").asText(),
                Acts.leg(
                        item.path("callId").asText(),
                        item.path("agent").path("id").asText()));
    }

    /** Sends a request with one idempotency key until there is an answer; returns whether the service performed it. */
    private boolean ask(
            int account,
            Act.Kind kind,
            Leg leg,
            @Nullable ModelOutcome outcome,
            @Nullable String notes,
            String method,
            String path,
            ObjectNode body)
            throws InterruptedException {
        Act act = new Act(
                World.supervisorId(account, number) + "-k-" + asked++,
                kind,
                leg.name,
                World.supervisorId(account, number),
                outcome,
                notes);
        try {
            Optional<Api.Answer> answer = api.ask(token(account), method, path, act.key(), body);
            while (answer.isEmpty() && patient) {
                Thread.sleep(AGAIN);
                acts.askedAgain();
                answer = api.ask(token(account), method, path, act.key(), body);
            }
            answer.ifPresent(found -> check(account, path, found));
            int status = answer.map(Api.Answer::status).orElse(0);
            acts.answered(act, status);
            return status / 100 == 2;
        } finally {
            acts.release(leg.name);
        }
    }

    private void check(int account, String path, Api.Answer answer) {
        if (Markers.hasForeign(answer.text(), World.accountId(account))) {
            acts.add(new Difference(path, "the answer holds another account's data"));
        }
        if (answer.status() == 400 || answer.status() == 403) {
            acts.add(new Difference(path, "refused with " + answer.status()));
        }
    }

    private String anyContact(int account) {
        int line = CallPlan.stableLine(account, random);
        while (!Contacts.first(account, line).getFirst().present()) {
            line = CallPlan.stableLine(account, random);
        }
        return Contacts.id(account, line, 0);
    }

    private String text(int account, String what) {
        return World.supervisorId(account, number) + "-" + what + "-" + asked;
    }

    private String token(int account) {
        return tokens.computeIfAbsent(
                account,
                _ -> issuer.apply(
                        LocalPerson.of(World.accountId(account), World.supervisorId(account, number), "supervisor")));
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }
}
