package dev.autolog.crm;

import dev.autolog.crm.ContactSync.ContactWalk;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.PublishedContactRepository.ContactCount;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Walks through the ids of all contacts of a connection, to find those that were deleted without a word, and those that the reading of
 * changes missed. What a listing lacks may be its own fault, so contacts are deleted only when two listings in a row lack them, and
 * many at once only when an admin confirms it.
 */
final class ContactWalker {
    /** Too many contacts are gone: a listing may have ended short, or the connection may have lost rights. */
    static final String MANY_CONTACTS_GONE = "MANY_CONTACTS_GONE";

    private static final int FEWEST_OF_MANY = 50;
    private static final int SHARE_OF_MANY = 5;
    private static final int TOMBSTONES = 500;

    private final LeasedConnection<? extends ContactSource> at;
    private final ContactStores stores;

    ContactWalker(LeasedConnection<? extends ContactSource> at, ContactStores stores) {
        this.at = at;
        this.stores = stores;
    }

    /** Takes the next step. */
    WorkProgress step(ContactWalk walk) {
        return switch (walk.stage()) {
            case RESTING -> begin(walk);
            case LISTING, CHECKING -> list(walk);
            case DELETING -> delete(walk);
            case STOPPED -> WorkProgress.NOTHING_DUE;
        };
    }

    /** What the last walk listed and no reading has brought by now is read with all others. */
    private WorkProgress begin(ContactWalk walk) {
        ContactWalk next = walk.listing(WalkStage.LISTING, at.now());
        Void _ = at.write((session, _) -> stores.published()
                .isUnread(session, at.key(), Math.max(1, walk.number() - 1))
                .chain(isUnread -> isUnread
                        ? stores.syncs().startOver(session, at.key(), at.now())
                        : Uni.createFrom().voidItem())
                .chain(() -> stores.syncs().walked(session, at.key(), next)));
        return WorkProgress.DONE;
    }

    private WorkProgress list(ContactWalk walk) {
        ContactIdPage page;
        try {
            page = at.ask(connector -> connector.contactIds(at.session(), walk.cursor()));
        } catch (CrmException e) {
            return failed(walk, e);
        }
        at.succeeded((session, _) -> stores.published()
                .listed(session, at.key(), page.ids(), walk.number())
                .chain(() -> page.cursor() == null
                        ? complete(session, walk)
                        : Uni.createFrom().item(walk.step(walk.stage(), page.cursor(), at.now())))
                .chain(next -> stores.syncs().walked(session, at.key(), next)));
        return WorkProgress.DONE;
    }

    /** What follows a whole listing. */
    private Uni<ContactWalk> complete(Mutiny.StatelessSession session, ContactWalk walk) {
        return stores.published().count(session, at.key(), firstListing(walk)).map(count -> {
            if (count.missing() == 0) {
                return rest(walk);
            }
            if (walk.stage() == WalkStage.LISTING) {
                return walk.listing(WalkStage.CHECKING, at.now());
            }
            return isMany(count) && count.missing() > walk.confirmedGone()
                    ? walk.stopped(MANY_CONTACTS_GONE, Math.toIntExact(count.missing()))
                    : walk.step(WalkStage.DELETING, null, at.now());
        });
    }

    /** The number of the listing that found contacts missing. */
    private static int firstListing(ContactWalk walk) {
        return walk.stage() == WalkStage.LISTING ? walk.number() : walk.number() - 1;
    }

    private static boolean isMany(ContactCount count) {
        return count.missing() == count.all()
                || (count.missing() >= FEWEST_OF_MANY && count.missing() * SHARE_OF_MANY > count.all());
    }

    private WorkProgress delete(ContactWalk walk) {
        List<String> missing =
                at.write((session, _) -> stores.published().missing(session, at.key(), firstListing(walk), TOMBSTONES));
        at.lease().demand();
        stores.publisher()
                .publish(
                        at.key().accountId(),
                        missing.stream().map(CrmContact::deleted).toList());
        ContactWalk next = missing.size() < TOMBSTONES ? rest(walk) : walk.step(WalkStage.DELETING, null, at.now());
        Void _ = at.write((session, _) -> stores.published()
                .deleted(session, at.key(), missing)
                .chain(() -> stores.syncs().walked(session, at.key(), next)));
        return WorkProgress.DONE;
    }

    private ContactWalk rest(ContactWalk walk) {
        return walk.resting(at.now().plus(stores.config().contactWalkInterval()));
    }

    /** Limits and refused sign-ins hold for the whole connection; else logs go on. */
    private WorkProgress failed(ContactWalk walk, CrmException failure) {
        if (failure.remedy() == Remedy.WAIT || failure.remedy() == Remedy.SIGN_IN) {
            at.failed(failure, (session, _) -> stores.syncs().walked(session, at.key(), walk));
            return WorkProgress.STOP;
        }
        Instant next = at.now().plus(RetryDelays.after(walk.attempts() + 1));
        String cursor = failure.code().equals(CrmException.CURSOR_REFUSED) ? null : walk.cursor();
        Void _ = at.write(
                (session, _) -> stores.syncs().walked(session, at.key(), walk.failed(failure.code(), cursor, next)));
        return WorkProgress.NOTHING_DUE;
    }
}
