package io.dynamote.contracts.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dynamote.contracts.schema.SourceTexts;
import io.dynamote.events.EventType;
import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.log.LogLine;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;
import io.dynamote.events.traffic.TrafficActive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The schemas describe what is released, all of it, and nothing that is broken. */
class GoldenSchemaTest {

    private static final SourceTexts TEXTS = SourceTexts.of(Path.of(".."));
    private static final Map<String, ObjectNode> SCHEMAS = new EventSchemas(TEXTS).all();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, r -> r.schemaCacheEnabled(false));

    static Stream<String> types() {
        return Goldens.types();
    }

    private static boolean isValid(ObjectNode schema, JsonNode value) {
        Schema compiled = REGISTRY.getSchema(schema);
        return compiled.validate(value).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldTakeTheGolden(String type) throws IOException {
        assertThat(REGISTRY.getSchema(SCHEMAS.get(type)).validate(Goldens.value(type)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldDescribeEachFieldOfTheGolden(String type) throws IOException {
        ObjectNode closed = SCHEMAS.get(type).deepCopy();
        Schemas.close(closed);
        assertThat(REGISTRY.getSchema(closed).validate(Goldens.value(type)))
                .as("fields that the schema of %s does not have", type)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldRefuseARecordWithoutARequiredField(String type) throws IOException {
        ObjectNode schema = SCHEMAS.get(type);
        boolean mayBeEmpty = type.equals(SampleType.REQUEST_POSITION.id());
        assertThat(schema.path("required").isEmpty())
                .as("%s requires nothing", type)
                .isEqualTo(mayBeEmpty);
        for (JsonNode required : schema.path("required")) {
            ObjectNode without = Goldens.value(type).deepCopy();
            without.remove(required.asText());
            assertThat(isValid(schema, without))
                    .as("%s without %s", type, required)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldRefuseARecordWithAFieldOfAnotherType(String type) throws IOException {
        ObjectNode schema = SCHEMAS.get(type);
        for (Map.Entry<String, JsonNode> field : Goldens.value(type).properties()) {
            for (JsonNode wrong : wrong(field.getValue())) {
                ObjectNode broken = Goldens.value(type).deepCopy();
                broken.set(field.getKey(), wrong);
                assertThat(isValid(schema, broken))
                        .as("%s with %s %s", type, field.getKey(), wrong)
                        .isFalse();
            }
        }
    }

    /** A sample as its reader takes it. */
    private interface Reader {
        void read(byte[] json) throws InvalidSampleException;
    }

    private static Reader of(Class<?> type) {
        return json -> SampleCodec.decode(json, type);
    }

    static Stream<Arguments> readers() {
        return Stream.of(
                Arguments.of(SampleType.LLM_REQUEST, (Reader) json -> RequestJson.read(json, new RequestFields())),
                Arguments.of(SampleType.GATEWAY_PULSE, of(GatewayPulse.class)),
                Arguments.of(SampleType.FRONTEND_READING, of(FrontendReading.class)),
                Arguments.of(SampleType.TRAFFIC_ACTIVE, of(TrafficActive.class)),
                Arguments.of(SampleType.LOG_LINE, of(LogLine.class)),
                Arguments.of(SampleType.SIGNAL, of(Signal.class)));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void shouldRequireWhatTheReaderRequires(SampleType type, Reader reader) throws IOException {
        List<String> required = new ArrayList<>();
        SCHEMAS.get(type.id()).path("required").forEach(name -> required.add(name.asText()));
        for (JsonNode also : SCHEMAS.get(type.id()).path("dependentRequired")) {
            also.forEach(name -> required.add(name.asText()));
        }
        for (Map.Entry<String, JsonNode> field : Goldens.value(type.id()).properties()) {
            ObjectNode without = Goldens.value(type.id()).deepCopy();
            without.remove(field.getKey());
            boolean refused = refuses(reader, without);
            if (refused) {
                assertThat(required).as("what %s cannot be without", type.id()).contains(field.getKey());
            }
        }
    }

    private static boolean refuses(Reader reader, JsonNode value) {
        try {
            reader.read(value.toString().getBytes(StandardCharsets.UTF_8));
            return false;
        } catch (InvalidSampleException e) {
            return true;
        }
    }

    /** Values that this one cannot be taken for, whatever it is. */
    private static List<JsonNode> wrong(JsonNode value) {
        ObjectNode made = Schemas.object();
        List<JsonNode> wrong = new ArrayList<>();
        wrong.add(made.arrayNode().add(made.arrayNode()));
        wrong.add(value.isTextual() ? made.numberNode(17) : made.textNode("\u0000"));
        return wrong;
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldTakeTheHeadersOfTheGoldenAndNoOthers(EventType type) throws IOException {
        JsonNode message =
                new AsyncApi(TEXTS).document().at("/components/messages").path(type.id());
        ObjectNode schema = message.get("headers").deepCopy();
        JsonNode headers = Goldens.golden(type.id()).get("headers");
        assertThat(REGISTRY.getSchema(schema).validate(headers)).isEmpty();
        for (JsonNode required : schema.get("required")) {
            ObjectNode without = headers.deepCopy();
            without.remove(required.asText());
            assertThat(isValid(schema, without)).as("without %s", required).isFalse();
        }
        ObjectNode other = headers.deepCopy();
        assertThat(isValid(schema, other.put("ce_type", "another.v1"))).isFalse();
    }
}
