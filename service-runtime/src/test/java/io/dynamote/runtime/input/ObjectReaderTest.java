package io.dynamote.runtime.input;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.node.IntNode;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ObjectReaderTest {

    private final FieldErrors errors = new FieldErrors();

    @Test
    void shouldReadEachKindOfField() {
        ObjectReader in = reader("""
                {"text": "a", "int": 1, "long": 9000000000, "number": 0.5, "flag": true,
                 "names": ["x", "y"], "inner": {"a": 1}, "things": [{"a": 2}], "free": {"k": 3}}""");

        assertThat(in.text("text").value()).isEqualTo("a");
        assertThat(in.integer("int").value()).isEqualTo(1);
        assertThat(in.longInteger("long").value()).isEqualTo(9_000_000_000L);
        assertThat(in.number("number").value()).isEqualTo(new BigDecimal("0.5"));
        assertThat(in.bool("flag").value()).isTrue();
        assertThat(in.texts("names", String::toUpperCase).value()).containsExactly("X", "Y");
        assertThat(in.object("inner", inner -> inner.integer("a").value()).value())
                .isEqualTo(1);
        assertThat(in.objects("things", inner -> inner.integer("a").value()).value())
                .containsExactly(2);
        assertThat(in.entries("free", (path, node) -> node.intValue()).value()).isEqualTo(Map.of("k", 3));
        in.refuseOthers();
        assertThat(errors.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"f": 1}          | text    | must be a string
            {"f": 1.5}        | integer | must be a whole number
            {"f": 3000000000} | integer | must be a whole number
            {"f": "1"}        | integer | must be a whole number
            {"f": "yes"}      | bool    | must be true or false
            {"f": []}         | object  | must be an object
            {"f": {}}         | texts   | must be a list
            {"f": "x"}        | number  | must be a number
            """)
    void shouldSayWhatWasExpectedInsteadOfAnotherType(String json, String kind, String message) {
        read(reader(json), kind);
        assertThat(errors.list())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple(message));
    }

    private static org.assertj.core.groups.Tuple tuple(String message) {
        return org.assertj.core.groups.Tuple.tuple("f", message);
    }

    private static void read(ObjectReader in, String kind) {
        switch (kind) {
            case "text" -> in.text("f");
            case "integer" -> in.integer("f");
            case "bool" -> in.bool("f");
            case "number" -> in.number("f");
            case "object" -> in.object("f", inner -> inner);
            case "texts" -> in.texts("f", text -> text);
            default -> throw new IllegalArgumentException(kind);
        }
    }

    @Test
    void shouldCollectAllFaults() {
        ObjectReader in = reader("{\"a\": 1, \"c\": true, \"d\": {\"e\": \"x\"}}");
        in.text("a");
        in.text("b").required();
        in.object("d", inner -> inner.integer("e"));
        in.refuseOthers();
        assertThat(errors.list())
                .containsExactly(
                        new FieldError("a", 1, "must be a string"),
                        new FieldError("b", null, "is required"),
                        new FieldError("d.e", "x", "must be a whole number"),
                        new FieldError("c", true, "is not a known field"));
    }

    @Test
    void shouldTakeTheMessageOfAValueThatRefusesItself() {
        Field<Integer> field = reader("{\"gpu\": -1}").integer("gpu").as(gpu -> {
            throw new IllegalArgumentException("must be at least 0");
        });
        assertThat(field.optional()).isEmpty();
        assertThat(errors.list()).containsExactly(new FieldError("gpu", -1, "must be at least 0"));
    }

    @Test
    void shouldNotBlameAFieldTwice() {
        reader("{\"a\": 1}").text("a").required().as(String::length).required();
        assertThat(errors.list()).hasSize(1);
    }

    @Test
    void shouldNameTheIndexOfAnElementAtFault() {
        ObjectReader in = reader("{\"names\": [\"x\", 2], \"things\": [{}, 3]}");
        in.texts("names", text -> text);
        in.objects("things", inner -> inner.text("k").required());
        assertThat(errors.list()).extracting(FieldError::field).containsExactly("names[1]", "things[0].k", "things[1]");
    }

    @Test
    void shouldTreatNullAsAbsent() {
        Field<String> field = reader("{\"a\": null}").text("a");
        assertThat(field.orNull()).isNull();
        assertThat(field.orElse("x").value()).isEqualTo("x");
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseADocumentThatIsNoObject() {
        ObjectReader.of(IntNode.valueOf(5), errors);
        assertThat(errors.list()).containsExactly(new FieldError("body", 5, "must be an object"));
    }

    @Test
    void shouldNotHandOutAValueThatIsNotThere() {
        Field<String> field = reader("{}").text("a");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(field::value);
    }

    @Test
    void shouldThrowAllFaultsAtOnce() {
        errors.add("a", 1, "is wrong");
        errors.add("b", 2, "is wrong too");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(errors::throwIfAny)
                .withMessage("a is wrong (and 1 more)")
                .satisfies(e -> assertThat(e.errors()).hasSize(2));
    }

    @Test
    void shouldBoundTheNumberOfFaults() {
        for (int i = 0; i < 1_000; i++) {
            errors.add("f" + i, i, "is wrong");
        }
        assertThat(errors.list()).hasSize(100);
    }

    @Test
    void shouldShortenALongValue() {
        FieldError error = new FieldError("a", "x".repeat(5_000), "is too long");
        assertThat(String.valueOf(error.value())).hasSizeLessThan(250).endsWith("(5000 characters)");
    }

    private ObjectReader reader(String json) {
        return ObjectReader.of(JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)), errors);
    }

    @Test
    void shouldListFaultsInTheirOrder() {
        errors.add("z", null, "first");
        errors.add("a", null, "second");
        assertThat(errors.list())
                .isEqualTo(List.of(new FieldError("z", null, "first"), new FieldError("a", null, "second")));
    }
}
