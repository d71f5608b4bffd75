package io.dynamote.web.reference;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaWordsTest {

    private static final JsonNode DOCUMENT = json(
            "{'components':{'schemas':{"
                    + "'Word':{'type':'string','enum':['a','b'],'description':'A word.'},"
                    + "'Tree':{'type':'object','properties':{'name':{'type':'string'},'child':{'$ref':'#/components/schemas/Tree'}},'required':['name']}}}}");

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'} | string",
                "{'type':'string','format':'date-time'} | time",
                "{'type':['string','null']} | string or null",
                "{'type':'integer','minimum':1,'maximum':9,'default':5} | integer, 1 to 9, default 5",
                "{'type':'integer','minimum':1} | integer, at least 1",
                "{'type':'string','maxLength':9} | string, at most 9 characters",
                "{'$ref':'#/components/schemas/Word'} | `a | b`",
                "{'type':'array','items':{'$ref':'#/components/schemas/Tree'}} | list of object",
                "{'anyOf':[{'$ref':'#/components/schemas/Tree'},{'type':'null'}]} | object or null",
                "{'type':['string','null'],'enum':['a','b',null],'default':'a'} | `a | b or null, default a`",
                "{} | anything",
            })
    void shouldSayWhatAFieldMayBe(String schema, String words) {
        assertThat(SchemaWords.type(DOCUMENT, json(schema))).isEqualTo(words);
    }

    @Test
    void shouldTakeTheWordsOfTheFieldBeforeThoseOfItsType() {
        assertThat(SchemaWords.about(DOCUMENT, json("{'$ref':'#/components/schemas/Word'}")))
                .isEqualTo("A word.");
        assertThat(SchemaWords.about(DOCUMENT, json("{'$ref':'#/components/schemas/Word','description':'Mine.'}")))
                .isEqualTo("Mine.");
    }

    @Test
    void shouldEndWhereATypeComesBackToItself() {
        assertThat(new FieldList(DOCUMENT).of(json("{'$ref':'#/components/schemas/Tree'}")))
                .containsExactly(
                        new FieldView(0, "name", "string", "required", ""),
                        new FieldView(0, "child", "object", "", ""));
    }

    @Test
    void shouldLayOutWhatListsHold() {
        assertThat(new FieldList(DOCUMENT)
                        .of(json("{'type':'array','items':{'type':'object','properties':{'a':{'type':'integer'}}}}")))
                .containsExactly(new FieldView(0, "a", "integer", "", ""));
    }
}
