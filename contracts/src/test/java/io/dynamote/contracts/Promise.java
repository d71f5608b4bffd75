package io.dynamote.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.compat.Break;
import io.dynamote.contracts.document.YamlText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A checked-in document. It must say what the code says; {@code -Ddynamote.docs=write} makes it so, unless that would
 * break what the document promised before.
 *
 * @param file below {@code docs/api}
 * @param breaks what the second document breaks of the first one
 */
public record Promise(Path file, BiFunction<JsonNode, JsonNode, List<Break>> breaks) {

    /** Where the documents are. */
    public static final Path DOCUMENTS = Path.of("../docs/api");

    private static final JsonMapper JSON = new JsonMapper();
    private static final boolean WRITE = "write".equals(System.getProperty("dynamote.docs"));

    /** A document of this name. */
    public static Promise of(String name, BiFunction<JsonNode, JsonNode, List<Break>> breaks) {
        return new Promise(DOCUMENTS.resolve(name), breaks);
    }

    /** Fails if the document does not say this, or if this would break it. */
    public void shouldSay(ObjectNode expected) throws IOException {
        String text = text(expected);
        if (Files.exists(file)) {
            assertThat(breaks.apply(read(), expected))
                    .as("what the code breaks of %s; keep it, or raise the major version if it must be", file)
                    .isEmpty();
        }
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "nothing")
                .as(
                        "%s is not what the code says; write it anew with ./mvnw test -pl contracts -am -Ddynamote.docs=write"
                                + " -Dtest='*DocumentTest' -Dsurefire.failIfNoSpecifiedTests=false",
                        file)
                .isEqualTo(text);
    }

    /** What is checked in. */
    public JsonNode read() throws IOException {
        String text = Files.readString(file);
        return isJson() ? JSON.readTree(text) : YamlText.read(text);
    }

    private String text(ObjectNode tree) throws IOException {
        return isJson() ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n" : YamlText.write(tree);
    }

    private boolean isJson() {
        return file.toString().endsWith(".json");
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    /** Breaks as lines, for assertions. */
    public static List<String> lines(List<Break> breaks) {
        return breaks.stream().map(Break::toString).collect(Collectors.toList());
    }
}
