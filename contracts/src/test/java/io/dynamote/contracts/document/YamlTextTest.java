package io.dynamote.contracts.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class YamlTextTest {

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Test
    void shouldReadWhatItWrote() {
        ObjectNode tree = object().put("text", "one: two # three")
                .put("number", 7)
                .put("half", 0.5)
                .put("none", (String) null);
        tree.putArray("list").add(true).add("null").add(object().put("deep", "line\nline\n"));
        assertThat(YamlText.read(YamlText.write(tree))).isEqualTo(tree);
    }

    @Test
    void shouldWriteBlocks() {
        ObjectNode tree = object().put("a", "text");
        tree.putArray("b").add(1);
        assertThat(YamlText.write(tree)).isEqualTo("a: text\nb:\n- 1\n");
    }

    /** PyYAML and others read YAML 1.1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "no",
                "On",
                "Y",
                "~",
                "2026-11-20T12:00:00Z",
                "2026-11-20",
                "12:30:45",
                "0644",
                "1_000",
                "17"
            })
    void shouldQuoteWhatOlderReadersWouldTakeForSomethingElse(String text) {
        assertThat(YamlText.write(object().put("a", text))).isEqualTo("a: '" + text + "'\n");
    }

    @Test
    void shouldRefuseWhatIsNoObject() {
        assertThatThrownBy(() -> YamlText.read("- 1\n")).hasMessageContaining("must be an object at its root");
    }
}
