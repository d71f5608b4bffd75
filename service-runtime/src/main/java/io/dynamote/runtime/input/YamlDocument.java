package io.dynamote.runtime.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One YAML document as a JSON tree, with the line of every value. Read from the parser's events and nothing else: no tag
 * is obeyed, no alias expanded, no depth followed without bound.
 */
public final class YamlDocument {

    private static final int LONGEST = 16_000_000;

    private final JsonNode root;
    private final Map<String, Integer> lines;

    private YamlDocument(JsonNode root, Map<String, Integer> lines) {
        this.root = root;
        this.lines = lines;
    }

    /**
     * Parses a file.
     *
     * @throws InvalidInputException naming the line of the first thing that is not plain YAML
     */
    public static YamlDocument parse(byte[] file) {
        String text = text(file);
        // Read in one piece: at the end of a piece the parser cannot take a character of two UTF-16 units.
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LONGEST)
                .setBufferSize(text.length())
                .build();
        Map<String, Integer> lines = new HashMap<>();
        YamlTree tree = new YamlTree(lines);
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                tree.take(event);
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw malformed("line " + line + ": must be YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw malformed("must be YAML: " + e.getMessage());
        }
        JsonNode root = tree.root();
        if (root == null) {
            throw malformed("must not be empty");
        }
        return new YamlDocument(root, lines);
    }

    static InvalidInputException malformed(String message) {
        return InvalidInputException.malformed(new FieldError("body", null, message));
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("must be text in UTF-8");
        }
    }

    /** The document. */
    public JsonNode root() {
        return root;
    }

    /** Line of the value at this path, counted from 1; of what should hold it if it is not there. */
    public int line(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    /** Says in a fault on which line of the file it is. */
    public FieldError located(FieldError error) {
        return new FieldError(error.field(), error.value(), "line " + line(error.field()) + ": " + error.message());
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
