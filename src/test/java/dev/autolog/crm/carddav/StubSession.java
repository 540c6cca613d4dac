package dev.autolog.crm.carddav;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server whose answers are written down beforehand: 404 to all other requests. */
final class StubSession implements CrmSession {
    private static final Pattern REPORT = Pattern.compile("<\\w:(sync-collection|addressbook-multiget)");

    private final String address;
    private final Map<String, CrmResponse> answers = new HashMap<>();
    private final List<CrmRequest> sent = new ArrayList<>();

    StubSession(String address) {
        this.address = address;
    }

    /**
     * An answer to all requests of a kind from now on.
     *
     * @param request method and path; of a report its name and path
     */
    StubSession answer(String request, int status, String body) {
        answers.put(request, new CrmResponse(status, Map.of(), body));
        return this;
    }

    /** The same with status 207. */
    StubSession answer(String request, String... responses) {
        return answer(
                request,
                207,
                "<?xml version=\"1.0\"?><multistatus xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:carddav\">"
                        + String.join("", responses) + "</multistatus>");
    }

    /** A resource with properties. */
    static String found(String href, String properties) {
        return "<response><href>" + href + "</href><propstat><prop>" + properties
                + "</prop><status>HTTP/1.1 200 OK</status></propstat></response>";
    }

    /** A resource with a status alone. */
    static String status(String href, int status) {
        return "<response><href>" + href + "</href><status>HTTP/1.1 " + status + " Told</status></response>";
    }

    /** A card with its text. */
    static String card(String href, String text) {
        return found(href, "<getetag>\"1\"</getetag><C:address-data>" + text + "</C:address-data>");
    }

    static String syncToken(String token) {
        return "<sync-token>" + token + "</sync-token>";
    }

    /** What was sent, in order, as {@link #answer} names it. */
    List<String> sent() {
        return sent.stream().map(StubSession::name).toList();
    }

    CrmRequest last() {
        return sent.getLast();
    }

    private static String name(CrmRequest request) {
        Matcher report = REPORT.matcher(Objects.requireNonNullElse(request.body(), ""));
        String path = URI.create(request.target()).getRawPath();
        return (report.find() ? report.group(1) : request.method()) + " " + (path.isEmpty() ? "/" : path);
    }

    @Override
    public @Nullable String setting(String field) {
        return field.equals(CardDavApi.ADDRESS) ? address : null;
    }

    @Override
    public CrmResponse send(CrmRequest request) {
        sent.add(request);
        CrmResponse answer = answers.getOrDefault(name(request), new CrmResponse(404, Map.of(), ""));
        if (answer.status() == 401) {
            throw new CrmException(Remedy.SIGN_IN, "HTTP_401", null);
        }
        return answer;
    }

    @Override
    public String signedIn(Supplier<String> signIn) {
        return signIn.get();
    }

    @Override
    public void signOut() {}
}
