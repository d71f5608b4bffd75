package io.dynamote.contracts.compat;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.document.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each keyword in both directions: what an answer may do a body may not, and the other way round. */
class SchemaRulesTest {

    private static List<String> breaks(Direction direction, String then, String now) {
        ObjectNode older = YamlText.read(then);
        ObjectNode newer = YamlText.read(now);
        return new SchemaRules(older, newer, direction)
                .compare("it", older, newer).stream().map(Break::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: string}              | {type: string}                   | fine   | fine",
                "{type: string}              | {type: integer}                  | breaks | breaks",
                "{type: number}              | {type: integer}                  | fine   | breaks",
                "{type: integer}             | {type: number}                   | breaks | fine",
                "{type: string}              | {type: [string, 'null']}         | breaks | fine",
                "{type: [string, 'null']}    | {type: string}                   | fine   | breaks",
                "{}                          | {type: string}                   | fine   | breaks",
                "{type: string}              | {}                               | breaks | fine",
                "{type: string}              | {anyOf: [{type: string}, {type: integer}]} | breaks | fine",
                "{oneOf: [{type: string}, {type: integer}]} | {type: string}    | fine   | breaks",
                "{type: string, format: uuid} | {type: string}                  | breaks | fine",
                "{type: string}              | {type: string, format: uuid}     | fine   | breaks",
                "{type: string, format: uuid} | {type: string, format: date}    | breaks | breaks",
                "{const: a}                  | {const: b}                       | breaks | breaks",
                "{type: string, enum: [a, b]} | {type: string, enum: [a]}       | fine   | breaks",
                "{type: string, enum: [a]}   | {type: string, enum: [a, b]}     | fine   | fine",
                "{type: string, enum: [a]}   | {type: string}                   | breaks | fine",
                "{type: string}              | {type: string, enum: [a]}        | fine   | breaks",
                "{type: integer}             | {type: integer, minimum: 1}      | fine   | breaks",
                "{type: integer, minimum: 1} | {type: integer, minimum: 0}      | fine   | fine",
                "{type: integer, maximum: 9} | {type: integer, maximum: 8}      | fine   | breaks",
                "{type: integer, maximum: 9} | {type: integer}                  | fine   | fine",
                "{type: string, maxLength: 9} | {type: string, maxLength: 9, minLength: 1} | fine | breaks",
                "{type: array, maxItems: 3}  | {type: array, maxItems: 2}       | fine   | breaks",
                "{type: string, pattern: a}  | {type: string, pattern: b}       | fine   | breaks",
                "{type: string, pattern: a}  | {type: string}                   | fine   | fine",
                "{type: array, items: {type: string}} | {type: array, items: {type: integer}} | breaks | breaks",
                "{type: object, additionalProperties: {type: string}} | {type: object, additionalProperties: {type: integer}} | breaks | breaks",
                "{type: object}              | {type: object, additionalProperties: false} | fine | breaks",
                "{type: object, properties: {a: {type: string}}} | {type: object, properties: {}} | breaks | breaks",
                "{type: object, properties: {}} | {type: object, properties: {a: {type: string}}} | fine | fine",
                "{type: object, properties: {a: {}}, required: [a]} | {type: object, properties: {a: {}}} | breaks | fine",
                "{type: object, properties: {a: {}}} | {type: object, properties: {a: {}}, required: [a]} | fine | breaks",
            })
    void shouldTellWhatBreaksWhom(String then, String now, String answer, String input) {
        assertThat(breaks(Direction.ANSWER, then, now).isEmpty())
                .as("as an answer")
                .isEqualTo(answer.equals("fine"));
        assertThat(breaks(Direction.INPUT, then, now).isEmpty()).as("as a body").isEqualTo(input.equals("fine"));
    }

    private static final String TREE = """
            type: object
            properties:
              root: {$ref: '#/$defs/Node'}
            $defs:
              Node:
                type: object
                properties:
                  name: {type: string}
                  children: {type: array, items: {$ref: '#/$defs/Node'}}
            """;

    @Test
    void shouldFollowReferencesThatComeBack() {
        assertThat(breaks(Direction.ANSWER, TREE, TREE)).isEmpty();
        assertThat(breaks(Direction.ANSWER, TREE, TREE.replace("name: {type: string}", "name: {type: integer}")))
                .containsExactly("it.root.name: was string, would be integer");
    }

    @Test
    void shouldNotMindWhatAReferenceIsCalled() {
        assertThat(breaks(Direction.INPUT, TREE, TREE.replace("Node", "Leaf"))).isEmpty();
    }

    @Test
    void shouldCompareEachAlternativeWithWhatIsNearest() {
        String union = "{anyOf: [{type: string}, {type: object, properties: {a: {type: string}}}]}";
        assertThat(breaks(Direction.ANSWER, union, union.replace("a: {type: string}", "a: {type: integer}")))
                .containsExactly("it.a: was string, would be integer");
    }

    @Test
    void shouldPutWhatSurroundsAUnionIntoEachAlternative() {
        String section = "{type: object, properties: {time: {type: string}}, required: [time], "
                + "anyOf: [{properties: {value: {type: number}}, required: [value]}, {properties: {reason: {type: string}}, required: [reason]}]}";
        assertThat(breaks(Direction.ANSWER, section, section)).isEmpty();
        assertThat(breaks(Direction.ANSWER, section, section.replace("required: [time]", "required: []")))
                .isNotEmpty();
        assertThat(breaks(Direction.ANSWER, section, section.replace("value: {type: number}", "value: {type: string}")))
                .isNotEmpty();
    }
}
