package io.dynamote.web.reference;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CurlExampleTest {

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static String curl(String verb, String path, String operation) throws IOException {
        return CurlExample.of(json("{}"), verb, path, json(operation));
    }

    @Test
    void shouldReadWithoutMore() throws IOException {
        assertThat(curl("get", "/api/toys", "{}")).isEqualTo("curl '{portal}/api/toys'");
    }

    @Test
    void shouldFillPathsAndWhatIsRequired() throws IOException {
        String parameters =
                "{'parameters':[{'name':'id','in':'path','required':true,'schema':{'type':'string','example':'a/b'}},"
                        + "{'name':'kind','in':'query','required':true,'schema':{'enum':['x','y']}},"
                        + "{'name':'q','in':'query','schema':{}},{'name':'token','in':'query','required':true,'schema':{}}]}";
        assertThat(curl("get", "/api/toys/{id}", parameters))
                .isEqualTo("curl '{portal}/api/toys/a/b?kind=x&token=TOKEN'");
    }

    @Test
    void shouldSendTheExampleAndKeepItsApostrophesFromTheShell() throws IOException {
        JsonNode operation = new ObjectMapper()
                .readTree("{\"requestBody\":{\"content\":{\"application/json\":{\"example\":{\"name\":\"it's\"}}}}}");
        assertThat(CurlExample.of(json("{}"), "post", "/api/toys", operation)).isEqualTo("""
                        curl -X POST '{portal}/api/toys' \\
                          -H 'Content-Type: application/json' \\
                          -d '{"name":"it'\\''s"}'""");
    }

    @Test
    void shouldSendAFileWhereThereIsNoExample() throws IOException {
        assertThat(curl("put", "/api/toys", "{'requestBody':{'content':{'application/yaml':{}}}}"))
                .endsWith("-H 'Content-Type: application/yaml' \\\n  --data-binary @file");
    }

    @Test
    void shouldNotWaitForTheEndOfAStream() throws IOException {
        assertThat(curl("get", "/api/stream", "{'responses':{'200':{'content':{'text/event-stream':{}}}}}"))
                .startsWith("curl -N '{portal}");
    }
}
