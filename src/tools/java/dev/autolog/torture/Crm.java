package dev.autolog.torture;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The CRM of the model: changes contacts during calls with them, and repeats old versions. */
final class Crm implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Contacts contacts;
    private final ContactBook book;
    private final Publisher publisher;
    private final Progress progress;
    private final SplittableRandom random;
    private final AtomicInteger changes = new AtomicInteger();
    private int touches = 1;
    private volatile boolean open = true;

    Crm(World world, ContactBook book, Publisher publisher, Progress progress) {
        contacts = new Contacts(world);
        this.book = book;
        this.publisher = publisher;
        this.progress = progress;
        random = world.random("crm", 0);
    }

    /** The number of changes. */
    int changes() {
        return changes.get();
    }

    /** Stops after the current change. */
    void stop() {
        open = false;
    }

    @Override
    public void run() {
        try {
            while (open) {
                if (random.nextInt(3) > 0) {
                    change();
                } else {
                    repeat();
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change() throws InterruptedException {
        int account = World.account(random);
        int number = random.nextInt(World.LINES);
        while (LineRole.of(account, number).isStable()) {
            number = random.nextInt(World.LINES);
        }
        ContactBook.Line line = new ContactBook.Line(account, number);
        int which = random.nextInt(2);
        ContactState state = other(book.newest(line, which));
        // Noted before publication, because a call can see it from then on.
        int version = book.change(line, which, state);
        boolean deletes = !state.present() && random.nextBoolean();
        publisher.publishAndWait(
                deletes
                        ? Contacts.deleted(account, number, which, version + 1)
                        : contacts.of(account, number, which, state, version + 1));
        changes.incrementAndGet();
        Optional<Progress.Ends> ends = progress.ends();
        ends.ifPresent(reached -> progress.whenProcessed(reached, () -> book.processed(line, which, version)));
    }

    private ContactState other(ContactState now) {
        ContactState next = now;
        while (next.equals(now)) {
            next = random.nextInt(3) == 0 ? ContactState.ABSENT : new ContactState(true, random.nextInt(3));
        }
        return next;
    }

    /** Publishes a version of a stable line's contact that changes nothing: the same, a newer equal one, or an outdated one. */
    private void repeat() throws InterruptedException {
        int account = World.account(random);
        int line = CallPlan.stableLine(account, random);
        int which = random.nextInt(2);
        ContactState state = Contacts.first(account, line).get(which);
        if (!state.present()) {
            return;
        }
        publisher.publishAndWait(
                switch (random.nextInt(3)) {
                    case 0 -> contacts.of(account, line, which, state, 1);
                    case 1 -> contacts.of(account, line, which, state, ++touches);
                    default -> contacts.of(account, line, which, ContactState.ABSENT, 0);
                });
    }
}
