package dev.autolog.matching;

import dev.autolog.directory.Lookup;
import dev.autolog.directory.Placeholders;
import dev.autolog.directory.Placeholders.Placed;
import dev.autolog.directory.Placeholders.Wanted;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Classification.MakePlaceholder;
import dev.autolog.domain.OtherParty;
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
public class PlaceholderRule {
    private final Placeholders placeholders;

    PlaceholderRule(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * Makes placeholders, one for a number, and puts the calls on them.
     *
     * @param wanted whether it matters for a call; for others none is made
     * @return the calls in their order
     */
    public Uni<List<MatchedCall>> apply(
            Mutiny.StatelessSession session, List<MatchedCall> calls, Predicate<MatchedCall> wanted, Instant now) {
        Map<Lookup, Wanted> toMake = new LinkedHashMap<>();
        for (MatchedCall call : calls) {
            if (call.classification() instanceof MakePlaceholder make
                    && call.other() instanceof OtherParty.Outside(var number)
                    && wanted.test(call)) {
                Lookup lookup = new Lookup(call.call().leg().accountId(), number);
                toMake.putIfAbsent(lookup, new Wanted(lookup, make.name(), make.type(), Cause.PIPELINE, now));
            }
        }
        return placeholders
                .ensure(session, List.copyOf(toMake.values()))
                .map(made -> calls.stream().map(call -> on(call, made)).toList());
    }

    private static MatchedCall on(MatchedCall call, Map<Lookup, Placed> made) {
        if (!(call.classification() instanceof MakePlaceholder make)
                || !(call.other() instanceof OtherParty.Outside(var number))) {
            return call;
        }
        Placed placed = made.get(new Lookup(call.call().leg().accountId(), number));
        return placed == null ? call : new MatchedCall(call.call(), call.other(), make.on(placed.contact(), number));
    }
}
