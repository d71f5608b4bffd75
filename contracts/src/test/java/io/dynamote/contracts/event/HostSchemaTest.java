package io.dynamote.contracts.event;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.contracts.schema.SourceTexts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostSchemaTest {

    private final JsonNode schema = new HostSchema(SourceTexts.of(Path.of(".."))).schema();

    @Test
    void shouldUseTheNamesOnTheWire() {
        assertThat(schema.get("properties").fieldNames())
                .toIterable()
                .contains("host.id", "dynamote.epoch", "time", "system.uptime", "cpu", "gpus", "agent")
                .doesNotContain("host", "sections", "bootId");
    }

    @Test
    void shouldRequireWhatIsNeverLeftOut() {
        assertThat(schema.get("required").toString())
                .contains("\"host.id\"", "\"dynamote.sequence\"", "\"time\"")
                .doesNotContain("dynamote.host.way", "os.description", "cpu");
    }

    @Test
    void shouldSayThatAnyFigureMayBeUnavailable() {
        JsonNode uptime = schema.at("/properties/system.uptime");
        assertThat(uptime.at("/anyOf/0/type").asText()).isEqualTo("number");
        assertThat(uptime.at("/anyOf/1/$ref").asText()).isEqualTo("#/$defs/Unavailable");
        assertThat(schema.at("/$defs/Unavailable/properties/unavailable/enum").toString())
                .contains("absent", "not-supported", "timed-out");
    }

    @Test
    void shouldDescribeListsAndSinglePartsOfSections() {
        assertThat(schema.at("/properties/gpus/anyOf/0/properties/items/items/$ref")
                        .asText())
                .isEqualTo("#/$defs/Gpu");
        assertThat(schema.at("/properties/cpu/anyOf/0/$ref").asText()).isEqualTo("#/$defs/Cpu");
        assertThat(schema.at("/$defs/Cpu/properties/system.cpu.time/$ref").asText())
                .isEqualTo("#/$defs/CpuTimes");
    }

    @Test
    void shouldDescribeEachFieldWithoutItsName() {
        assertThat(schema.at("/$defs/Gpu/properties/hw.power/description").asText())
                .isEqualTo("watts");
        schema.get("$defs")
                .forEach(part -> assertThat(part.path("description").asText()).isNotBlank());
    }
}
