package io.dynamote.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HealthTableTest {

    @Test
    void shouldListServicesWithWhatTheyDependOn() throws JsonProcessingException {
        String table = HealthTable.of("""
                {"services": [
                  {"service": "catalog", "status": "up", "dependencies": [{"name": "kafka", "status": "up"}]},
                  {"service": "deployment", "status": "degraded", "dependencies": [
                    {"name": "cluster", "status": "down", "message": "connection refused"}]}]}""");
        assertThat(table.lines())
                .containsExactly(
                        "  catalog        up",
                        "    kafka        up",
                        "  deployment     degraded",
                        "    cluster      down connection refused");
    }

    @Test
    void shouldSayThatNothingIsKnownYet() throws JsonProcessingException {
        assertThat(HealthTable.of("{\"services\": []}")).contains("not heard from its services yet");
    }
}
