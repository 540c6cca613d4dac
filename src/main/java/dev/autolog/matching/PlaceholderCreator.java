package dev.autolog.matching;

import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.PlaceholderRepository;
import dev.autolog.directory.PlaceholderRepository.NumberPlaceholder;
import dev.autolog.directory.PlaceholderRepository.PlaceholderWish;
import dev.autolog.domain.Classification.CreatePlaceholder;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Trigger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/** Creates the placeholders that accounts want for numbers without a contact. */
@ApplicationScoped
public class PlaceholderCreator {
    private final PlaceholderRepository placeholderRepository;

    PlaceholderCreator(PlaceholderRepository placeholderRepository) {
        this.placeholderRepository = placeholderRepository;
    }

    /**
     * Creates placeholders, one for each number, and logs the calls on them.
     *
     * @param wanted selects the calls that need a placeholder; the others get none
     * @return the calls in order
     */
    public Uni<List<MatchedCall>> apply(
            Mutiny.StatelessSession session, List<MatchedCall> calls, Predicate<MatchedCall> wanted, Instant now) {
        Map<NumberLookup, PlaceholderWish> toMake = new LinkedHashMap<>();
        for (MatchedCall call : calls) {
            if (call.classification() instanceof CreatePlaceholder make
                    && call.otherParty() instanceof OtherParty.Outside(var number)
                    && wanted.test(call)) {
                NumberLookup numberLookup =
                        new NumberLookup(call.statement().key().accountId(), number);
                toMake.putIfAbsent(
                        numberLookup,
                        new PlaceholderWish(numberLookup, make.name(), make.type(), Trigger.PIPELINE, now));
            }
        }
        return placeholderRepository
                .ensure(session, List.copyOf(toMake.values()))
                .map(made -> calls.stream().map(call -> on(call, made)).toList());
    }

    private static MatchedCall on(MatchedCall call, Map<NumberLookup, NumberPlaceholder> made) {
        if (!(call.classification() instanceof CreatePlaceholder make)
                || !(call.otherParty() instanceof OtherParty.Outside(var number))) {
            return call;
        }
        NumberPlaceholder numberPlaceholder =
                made.get(new NumberLookup(call.statement().key().accountId(), number));
        return numberPlaceholder == null
                ? call
                : new MatchedCall(call.statement(), call.otherParty(), make.on(numberPlaceholder.contact(), number));
    }
}
