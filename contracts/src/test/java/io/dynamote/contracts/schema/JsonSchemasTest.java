package io.dynamote.contracts.schema;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonSchemasTest {

    private static final SourceTexts NONE = SourceTexts.of(Path.of("."));

    private enum Word {
        @JsonProperty("one")
        ONE,
        TWO
    }

    private record Id(@JsonValue String text) {}

    private record Simple(
            String text,
            int count,
            @Nullable Long number,
            boolean flag,
            Instant at,
            UUID id,
            BigDecimal seconds,
            Word word,
            Id ref,
            List<Map<String, @Nullable Double>> nested,
            @JsonProperty("other.name") String renamed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Sparse(String always, @Nullable String sometimes) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Sparser(List<String> items, String text, int count) {}

    private record Wrapper(
            @JsonUnwrapped Sparse inner, int more, @Nullable Sparse maybe) {}

    private record Open(String id, @JsonAnyGetter Map<String, @Nullable Integer> others) {}

    private record Generic<T>(List<T> items) {}

    private record OfGeneric(Generic<Sparse> page) {}

    private static JsonNode schema(Class<?> type) {
        JsonSchemas schemas = new JsonSchemas(new JsonMapper(), NONE, "#/$defs/");
        String name = schemas.of(type).get("$ref").asText().substring("#/$defs/".length());
        return schemas.definitions().get(name);
    }

    @Test
    void shouldDescribeEachKindOfValue() {
        assertThat(schema(Simple.class).get("properties").toString())
                .isEqualTo("{'text':{'type':'string'},'count':{'type':'integer','format':'int32'},".replace('\'', '"')
                        + "'number':{'type':['integer','null'],'format':'int64'},'flag':{'type':'boolean'},"
                                .replace('\'', '"')
                        + "'at':{'type':'string','format':'date-time'},'id':{'type':'string','format':'uuid'},"
                                .replace('\'', '"')
                        + "'seconds':{'type':'number'},'word':{'$ref':'#/$defs/JsonSchemasTestWord'},"
                                .replace('\'', '"')
                        + "'ref':{'type':'string'},'nested':{'type':'array','items':{'type':'object',"
                                .replace('\'', '"')
                        + "'additionalProperties':{'type':['number','null']}}},'other.name':{'type':'string'}}"
                                .replace('\'', '"'));
    }

    @Test
    void shouldSayThatNullIsWrittenWhereTheMapperWritesIt() {
        assertThat(schema(Simple.class).get("required").toString()).contains("\"number\"");
        assertThat(schema(Sparse.class).get("required").toString()).isEqualTo("[\"always\"]");
        assertThat(schema(Sparse.class).at("/properties/sometimes/type").asText())
                .isEqualTo("string");
    }

    @Test
    void shouldNotPromiseWhatIsLeftOutWhenEmpty() {
        assertThat(schema(Sparser.class).get("required").toString()).isEqualTo("[\"count\"]");
    }

    @Test
    void shouldPutFieldsOfUnwrappedRecordsBesideTheOthers() {
        JsonNode wrapper = schema(Wrapper.class);
        assertThat(wrapper.get("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("always", "sometimes", "more", "maybe");
        assertThat(wrapper.at("/properties/maybe/anyOf/1/type").asText()).isEqualTo("null");
    }

    @Test
    void shouldDescribeFieldsWhoseNamesAreData() {
        JsonNode open = schema(Open.class);
        assertThat(open.get("properties").fieldNames()).toIterable().containsExactly("id");
        assertThat(open.get("additionalProperties").toString())
                .isEqualTo("{\"type\":[\"integer\",\"null\"],\"format\":\"int32\"}");
    }

    @Test
    void shouldNameListsByWhatTheyHold() {
        JsonSchemas schemas = new JsonSchemas(new JsonMapper(), NONE, "#/$defs/");
        schemas.of(OfGeneric.class);
        assertThat(schemas.definitions())
                .containsKeys("JsonSchemasTestSparseJsonSchemasTestGeneric", "JsonSchemasTestOfGeneric");
    }

    @Test
    void shouldUseTheWordsThatJacksonWrites() {
        JsonSchemas schemas = new JsonSchemas(new JsonMapper(), NONE, "#/$defs/");
        schemas.of(Word.class);
        assertThat(schemas.definitions().get("JsonSchemasTestWord").get("enum").toString())
                .isEqualTo("[\"one\",\"TWO\"]");
    }

    private static final class One {
        private record View(int a) {}
    }

    private static final class OneController {
        private record View(int b) {}
    }

    @Test
    void shouldRefuseTwoTypesOfOneName() {
        JsonSchemas schemas = new JsonSchemas(new JsonMapper(), NONE, "#/$defs/");
        schemas.of(One.View.class);
        assertThatThrownBy(() -> schemas.of(OneController.View.class))
                .hasMessageContaining("two types would be called");
    }
}
