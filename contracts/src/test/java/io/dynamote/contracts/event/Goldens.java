package io.dynamote.contracts.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.events.EventType;
import io.dynamote.events.SampleType;

/** The released records of the module events, as a consumer gets them. */
final class Goldens {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path DIRECTORY = Path.of("../events/src/test/resources/golden");

    private Goldens() {}

    static Stream<String> types() {
        return AsyncApi.types().stream().filter(id -> !id.equals(SampleType.LLM_REQUEST_BATCH.id()));
    }

    /** The value of the record. */
    static JsonNode value(String type) throws IOException {
        JsonNode golden = golden(type);
        return EventType.byId(type).isPresent() ? golden.get("data") : golden;
    }

    static JsonNode golden(String type) throws IOException {
        return JSON.readTree(Files.readString(DIRECTORY.resolve(type + ".json")));
    }
}
