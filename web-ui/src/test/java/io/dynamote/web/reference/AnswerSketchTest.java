package io.dynamote.web.reference;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerSketchTest {

    private static final JsonNode DOCUMENT = json(
            "{'components':{'schemas':{"
                    + "'Toy':{'type':'object','properties':{'name':{'type':'string'},'size':{'type':['integer','null'],'minimum':1}}},"
                    + "'Tree':{'type':'object','properties':{'child':{'$ref':'#/components/schemas/Tree'}}},"
                    + "'Box':{'allOf':[{'$ref':'#/components/schemas/Toy'},{'type':'object','properties':{'full':{'type':'boolean'}}}]}}}}");

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sketch(String schema) {
        return AnswerSketch.of(DOCUMENT, json(schema));
    }

    @Test
    void shouldDrawListsOfObjectsWithTheTypesOfTheirFields() {
        assertThat(
                        sketch(
                                "{'type':'object','properties':{'items':{'type':'array','items':{'$ref':'#/components/schemas/Toy'}}}}"))
                .isEqualTo("""
                        {
                          "items": [{
                            "name": string,
                            "size": integer or null, at least 1
                          }]
                        }""");
    }

    @Test
    void shouldDrawPartsAsOneObject() {
        assertThat(sketch("{'$ref':'#/components/schemas/Box'}")).isEqualTo("""
                {
                  "name": string,
                  "size": integer or null, at least 1,
                  "full": boolean
                }""");
    }

    @Test
    void shouldDrawWhatMayBeNullAsWhatItIsOtherwise() {
        assertThat(
                        sketch(
                                "{'type':'object','properties':{'toy':{'anyOf':[{'$ref':'#/components/schemas/Toy'},{'type':'null'}]}}}"))
                .contains("\"toy\": {", "\"name\": string");
    }

    @Test
    void shouldEndWhereATypeComesBackToItself() {
        assertThat(sketch("{'$ref':'#/components/schemas/Tree'}")).isEqualTo("""
                {
                  "child": … the same again
                }""");
    }

    @Test
    void shouldDrawMaps() {
        assertThat(
                        sketch(
                                "{'type':'object','properties':{'by':{'type':'object','additionalProperties':{'type':'integer'}}}}"))
                .contains("\"by\": {\"…\": integer}");
    }

    @Test
    void shouldDrawNothingOfAText() {
        assertThat(sketch("{'type':'string'}")).isEmpty();
    }
}
