package dev.autolog.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.autolog.flow.Wire;
import dev.autolog.local.LocalIssuer;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WhoMayCallTest {
    private static final LocalPerson ADA = new LocalPerson("acme", "u-17", "Ada Park", "agent");

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor", "admin"})
    void theTokenSaysWhoIsCalling(String role) {
        me(issuer().token(new LocalPerson("acme", "u-17", "Ada Park", role)))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("accountId", equalTo("acme"))
                .body("agentId", equalTo("u-17"))
                .body("name", equalTo("Ada Park"))
                .body("role", equalTo(role.toUpperCase(Locale.ROOT)));
    }

    @Test
    void theHighestOfSeveralRolesCounts() {
        JwtClaims claims = LocalIssuer.claims(ADA);
        claims.setStringListClaim("groups", List.of("agent", "admin", "supervisor", "somebody"));
        me(issuer().token(claims)).statusCode(200).body("role", equalTo("ADMIN"));
    }

    @Test
    void withoutATokenNobodyIsLetInNorLedAnywhere() {
        given().redirects()
                .follow(false)
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .header("Cache-Control", "no-store")
                .body("status", equalTo(401))
                .body("title", equalTo("Unauthorized"))
                .body("code", equalTo("TOKEN_REQUIRED"))
                .body("detail", equalTo("Send a bearer token."));
    }

    @Test
    void aTokenThatExpiredDoesNotHold() {
        JwtClaims claims = LocalIssuer.claims(ADA);
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 3600));
        refused(issuer().token(claims));
    }

    @Test
    void aTokenThatSomebodyElseSignedDoesNotHold() {
        refused(issuer().forgedToken(ADA));
    }

    @Test
    void theIssuerMayChangeItsKeyAgainWithinMinutes() {
        String before = issuer().token(ADA);
        for (int i = 0; i < 2; i++) {
            issuer().rotateKey();
            String token = issuer().token(ADA);
            Wire.patiently().untilAsserted(() -> me(token).statusCode(200));
        }
        me(before).statusCode(200);
    }

    @Test
    void aTokenForAnotherApplicationDoesNotHold() {
        JwtClaims claims = LocalIssuer.claims(ADA);
        claims.setAudience("payroll");
        refused(issuer().token(claims));
    }

    @Test
    void whatIsNoTokenDoesNotHold() {
        refused("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_id", "agent_id"})
    void aTokenThatDoesNotSayWhoseItIsGetsNothing(String claim) {
        JwtClaims claims = LocalIssuer.claims(ADA);
        claims.unsetClaim(claim);
        me(issuer().token(claims))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("CLAIM_REQUIRED"))
                .body("detail", containsString(claim));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTO",
                "auto",
                " AUTO ",
                "AU\u200BTO",
                "\uFEFFAuto",
                "\uFF21UTO",
                "AUTO\n",
                "operator",
                " Oper\u200Bator"
            })
    void nobodyIsThePipelineOrAnOperator(String agentId) {
        JwtClaims claims = LocalIssuer.claims(ADA);
        claims.setStringClaim("agent_id", agentId);
        me(issuer().token(claims))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("RESERVED_AGENT"))
                .body("detail", containsString("agent_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTO-1", "u-AUTO", "automat", "operator-1", "co-operator"})
    void whoDoesNotLookReservedIsLetIn(String agentId) {
        JwtClaims claims = LocalIssuer.claims(ADA);
        claims.setStringClaim("agent_id", agentId);
        me(issuer().token(claims)).statusCode(200).body("agentId", equalTo(agentId));
    }

    @Test
    void aTokenWithoutARoleGetsNothing() {
        JwtClaims claims = LocalIssuer.claims(ADA);
        claims.setStringListClaim("groups", List.of("somebody"));
        me(issuer().token(claims)).statusCode(403).body("code", equalTo("ROLE_REQUIRED"));
    }

    private static void refused(String token) {
        me(token)
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("status", equalTo(401));
    }

    private static ValidatableResponse me(String token) {
        return given().auth().oauth2(token).get("/api/v1/me").then();
    }

    private static LocalIssuer issuer() {
        return LocalStackResource.issuer();
    }
}
