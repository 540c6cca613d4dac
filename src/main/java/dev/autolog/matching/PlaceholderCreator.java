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

/** Makes the contacts that accounts want made where no contact has a number. */
@ApplicationScoped
public class PlaceholderCreator {
    private final PlaceholderRepository placeholderRepository;

    PlaceholderCreator(PlaceholderRepository placeholderRepository) {
        this.placeholderRepository = placeholderRepository;
    }

    /**
     * Makes placeholders, one for a number, and puts the calls on them.
     *
     * @param wanted whether it matters for a call; for others none is made
     * @return the calls in their order
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
