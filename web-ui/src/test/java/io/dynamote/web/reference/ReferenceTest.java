package io.dynamote.web.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The API as its document says it. */
class ReferenceTest {

    private final ApiDocuments documents = new ApiDocuments();
    private final Reference reference = new Reference(documents);

    private List<OperationView> found(String text) {
        return reference.search(text).stream()
                .flatMap(group -> group.operations().stream())
                .toList();
    }

    private OperationView one(String id) {
        return found("").stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldShowEveryOperationOfTheDocument() {
        Set<String> shown = new HashSet<>();
        found("")
                .forEach(operation ->
                        assertThat(shown.add(operation.id())).as(operation.id()).isTrue());
        Set<String> described = new HashSet<>();
        for (JsonNode path : documents.tree().path("paths")) {
            path.forEach(
                    operation -> described.add(operation.path("operationId").asText()));
        }
        assertThat(shown).isEqualTo(described).hasSizeGreaterThan(60);
    }

    @Test
    void shouldGiveEachKindAName() {
        assertThat(reference.search("")).allSatisfy(group -> {
            assertThat(group.about()).as(group.name()).isNotBlank();
            assertThat(group.operations()).as(group.name()).isNotEmpty();
        });
    }

    @Test
    void shouldFindWhatHasAllWords() {
        assertThat(found("silence post"))
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(operation.path() + operation.summary()).containsIgnoringCase("silence"));
        assertThat(found("LISTMODELS")).extracting(OperationView::path).containsExactly("/api/models");
        assertThat(found("nothing says this")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lastSeconds", "windowSeconds", "Idempotency-Key"})
    void shouldFindNamesOfParametersAndFields(String name) {
        assertThat(found(name)).isNotEmpty();
    }

    @Test
    void shouldSayWhatAParameterMayBe() {
        assertThat(one("listModels").parameters())
                .contains(new FieldView(0, "limit", "integer, 1 to 200, default 50", "query", "How many on a page."))
                .anySatisfy(field -> assertThat(field.type()).isEqualTo("vllm | sglang | trtllm"));
    }

    @Test
    void shouldLayNestedFieldsBehindThoseThatHaveThem() {
        OperationView.BodyView body = one("createDeployment").body();
        assertThat(body).isNotNull();
        List<String> names = body.fields().stream().map(FieldView::name).toList();
        assertThat(names).containsSubsequence("resources", "gpu", "memory", "engineArgs");
        FieldView gpu = body.fields().get(names.indexOf("gpu"));
        assertThat(gpu.depth()).isEqualTo(1);
        assertThat(body.fields().get(names.indexOf("name")).note()).isEqualTo("required");
    }

    @Test
    void shouldSayWhatEachAnswerMeans() {
        assertThat(one("createDeployment").answers())
                .extracting(OperationView.AnswerView::status)
                .containsExactly("201", "202", "409", "422", "503", "other");
        assertThat(one("createDeployment").answers().get(2).about()).contains("name_taken");
    }

    @Test
    void shouldGiveACommandForEach() {
        assertThat(found(""))
                .allSatisfy(operation -> assertThat(operation.curl("http://127.0.0.1:8080"))
                        .startsWith("curl ")
                        .contains("'http://127.0.0.1:8080/api/")
                        .doesNotContain("{" + "id}"));
        assertThat(one("stream").command()).contains("curl -N", "topics=deployments,alerts");
        assertThat(one("getModel").command()).contains("/api/models/Qwen/Qwen3-0.6B");
        assertThat(one("createDeployment").command())
                .contains("-X POST", "Content-Type: application/json", "\"modelId\":\"Qwen/Qwen3-0.6B\"");
    }

    @Test
    void shouldServeSchemasByTypeAndNothingElse() throws Exception {
        String schema = documents.schema("deployment.phase-changed.v1").orElseThrow();
        assertThat(new ObjectMapper().readTree(schema).path("title").asText()).isEqualTo("deployment.phase-changed.v1");
        for (String other : List.of("nothing.v1", "../dynamote", "..", "a/b", "")) {
            assertThat(documents.schema(other)).as(other).isEmpty();
        }
    }

    @Test
    void shouldServeTheSameAsJsonAndYaml() throws Exception {
        assertThat(new ObjectMapper().readTree(documents.json())).isEqualTo(documents.tree());
        assertThat(documents.yaml()).startsWith("openapi: 3.1.0\n");
        assertThat(documents.topics()).startsWith("asyncapi: 3.0.0\n");
    }
}
