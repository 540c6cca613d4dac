package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.autolog.local.LocalStackResource;
import dev.autolog.local.Management;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OpenApiTest {
    /** Set to have the file written instead of compared. */
    private static final String REFRESH = "refresh";

    @Test
    void theCommittedDescriptionIsWhatTheServiceSaysOfItself() throws IOException {
        String live = Management.ask("/q/openapi").asString();
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(OpenApi.FILE, live);
        }
        assertThat(OpenApi.text())
                .as("%s, which ./mvnw test -Dtest=OpenApiTest -D%s=true refreshes", OpenApi.FILE, REFRESH)
                .isEqualTo(live);
        assertThat(live).startsWith("---\nopenapi: 3.1").doesNotContain("127.0.0.1", "localhost");
    }

    @Test
    void everyReferenceOfTheDescriptionLeadsToASchema() throws IOException {
        JsonNode description = new YAMLMapper().readTree(OpenApi.text());

        assertThat(description.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }
}
