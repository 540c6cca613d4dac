package dev.autolog.people;

import dev.autolog.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Keeps placeholders and remembered numbers as people want it; has to be called on an event loop. */
@ApplicationScoped
public class KeepContacts {

    /**
     * Makes a placeholder for a number, unless there is one.
     *
     * @param contact what to call it
     * @param number as typed; read as the account's default region has it
     * @param key null if the request may be repeated
     * @return fails with {@link RefusedException} if the number is none that can be called
     */
    public Uni<PlacedContact> createPlaceholder(
            Person person, ContactChoice.New contact, String number, @Nullable IdempotencyKey key) {
        return Uni.createFrom().failure(new UnsupportedOperationException());
    }

    /**
     * Forgets which contact a number's calls go to: the next ones are decided by the directory again.
     *
     * @param number E.164
     * @return fails with {@link RefusedException} if nothing was remembered
     */
    public Uni<Void> forget(Person person, String number) {
        return Uni.createFrom().failure(new UnsupportedOperationException());
    }
}
