package dev.autolog.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person comes to the page with a browser: redirects, cookies and all. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SignInResourceTest {
    @TestHTTPResource
    URI service = URI.create("/");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .build();

    @Test
    void aClickOnAPersonSignsInByTheCodeFlow() throws Exception {
        signInAs("acme/u-17");

        HttpResponse<String> me = send(HttpRequest.newBuilder(service.resolve("/api/v1/me")));
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body()).contains("\"agentId\":\"u-17\"", "\"name\":\"Ada Park\"", "\"role\":\"AGENT\"");
        assertThat(cookies.getCookieStore().getCookies())
                .filteredOn(cookie -> cookie.getName().startsWith("q_session"))
                .isNotEmpty()
                .allMatch(HttpCookie::isHttpOnly);
    }

    @Test
    void aWriteWithTheCookieNeedsAHeaderThatNoOtherSiteCanSend() throws Exception {
        signInAs("acme/u-17");
        HttpRequest.Builder write = HttpRequest.newBuilder(
                        service.resolve("/api/v1/conflicts/" + "01890000-0000-7000-8000-000000000000/dismiss"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\":\"spam\"}"));

        HttpResponse<String> forged = send(write);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("X-Requested-With");
        assertThat(send(write.header("X-Requested-With", "page")).statusCode()).isEqualTo(404);
    }

    @Test
    void signingOutForgetsTheSession() throws Exception {
        signInAs("nordwind/n-9");
        URI next = signOut();

        assertThat(next).hasPath("/sign-out").hasParameter("id_token_hint");
        assertThat(location(send(HttpRequest.newBuilder(next))).getPath()).isEqualTo("/");
        assertThat(me().statusCode()).isEqualTo(401);
    }

    @Test
    void aCopyOfTheCookieEndsWithTheSession() throws Exception {
        signInAs("nordwind/n-9");
        List<HttpCookie> copy = List.copyOf(cookies.getCookieStore().getCookies());
        assertThat(signOut()).hasPath("/sign-out");

        copy.forEach(cookie -> cookies.getCookieStore().add(service, cookie));
        assertThat(me().statusCode()).isEqualTo(401);
        assertThat(location(send(HttpRequest.newBuilder(service.resolve("/sign-in")))))
                .hasPath("/authorize");
    }

    @Test
    void otherSessionsOfThePersonGoOn() throws Exception {
        signInAs("nordwind/n-9");
        List<HttpCookie> other = List.copyOf(cookies.getCookieStore().getCookies());
        cookies.getCookieStore().removeAll();
        signInAs("nordwind/n-9");
        assertThat(signOut()).hasPath("/sign-out");

        other.forEach(cookie -> cookies.getCookieStore().add(service, cookie));
        assertThat(me().statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkOrAFormOfAnotherSiteDoesNotSignOut() throws Exception {
        signInAs("nordwind/n-9");
        URI out = service.resolve("/sign-out");

        assertThat(send(HttpRequest.newBuilder(out)).statusCode()).isEqualTo(405);
        assertThat(send(HttpRequest.newBuilder(out).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(me().statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutWithoutASessionLeadsToThePage() throws Exception {
        assertThat(signOut()).isEqualTo(URI.create("/"));
    }

    @Test
    void aSessionThatIsMadeUpIsNoneAndAFetchIsNotLedAway() {
        given().redirects()
                .follow(false)
                .cookie("q_session_page", "made up")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("status", equalTo(401));
    }

    @Test
    void whatIsSentCarriesAStrictPolicy() {
        given().get("/api/v1/me")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY");
    }

    private URI signOut() throws IOException, InterruptedException {
        HttpResponse<String> out = send(HttpRequest.newBuilder(service.resolve("/sign-out"))
                .header("X-Requested-With", "page")
                .POST(BodyPublishers.noBody()));
        assertThat(out.statusCode()).as(out.body()).isEqualTo(200);
        return URI.create(new ObjectMapper().readTree(out.body()).path("next").asText());
    }

    private HttpResponse<String> me() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(service.resolve("/api/v1/me")));
    }

    private void signInAs(String person) throws IOException, InterruptedException {
        URI issuer = location(send(HttpRequest.newBuilder(service.resolve("/sign-in"))));
        assertThat(issuer).hasPath("/authorize").hasParameter("code_challenge").hasParameter("nonce");
        HttpResponse<String> people = send(HttpRequest.newBuilder(issuer));
        assertThat(people.body()).contains("value=\"" + person + "\"");
        URI click = URI.create(issuer + "&person=" + URLEncoder.encode(person, StandardCharsets.UTF_8));
        URI back = location(send(HttpRequest.newBuilder(click)));
        HttpResponse<String> signedIn = send(HttpRequest.newBuilder(back));
        URI again = location(signedIn);
        assertThat(again).hasPath("/sign-in");
        assertThat(location(send(HttpRequest.newBuilder(again))).getPath()).isEqualTo("/");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(300, 399);
        return response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
    }
}
