package io.dynamote.system.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the Dockerfile says of one target, with all that the target inherits.
 *
 * @param stages names of the stages it is made of, itself last
 * @param instructions of these stages, in their order
 */
public record ImageTarget(List<String> stages, List<Instruction> instructions) {

    private static final Pattern PAIR = Pattern.compile("([A-Za-z_.]+)=(\"[^\"]*\"|\\S*)");
    private static final Pattern COPY = Pattern.compile("--from=build (?:--\\S+ )*(.+) \\S+");
    private static final ObjectMapper JSON = new ObjectMapper();

    public ImageTarget {
        stages = List.copyOf(stages);
        instructions = List.copyOf(instructions);
    }

    /**
     * One instruction.
     *
     * @param keyword as {@code COPY}
     * @param rest of the logical line
     */
    public record Instruction(String keyword, String rest) {}

    /** A stage of its own. */
    static ImageTarget scratch() {
        return new ImageTarget(List.of(), List.of());
    }

    ImageTarget named(String name) {
        return new ImageTarget(plus(stages, name), instructions);
    }

    ImageTarget with(Instruction next) {
        return new ImageTarget(stages, plus(instructions, next));
    }

    /** The command that a container runs. */
    public List<String> entrypoint() {
        return words(last("ENTRYPOINT"));
    }

    /** What stands behind it. */
    public List<String> command() {
        return words(last("CMD"));
    }

    /** The command that tells whether a container is well. */
    public List<String> health() {
        String rest = last("HEALTHCHECK");
        return words(rest.substring(rest.indexOf('[')));
    }

    /** User and group who run it, as numbers. */
    public String user() {
        return last("USER");
    }

    /** Ports on which it listens. */
    public List<Integer> ports() {
        return all("EXPOSE")
                .flatMap(rest -> Arrays.stream(rest.split(" ", -1)))
                .map(Integer::valueOf)
                .toList();
    }

    /** Directories in which a container keeps something. */
    public List<String> volumes() {
        return all("VOLUME").toList();
    }

    /** Variables of a container. */
    public Map<String, String> environment() {
        return pairs("ENV");
    }

    /** What the image says of itself under this name. */
    public String label(String name) {
        return pairs("LABEL").getOrDefault(name, "");
    }

    /** What is taken from the stage that builds, with wildcards. */
    public List<String> copied() {
        return all("COPY")
                .map(COPY::matcher)
                .filter(Matcher::matches)
                .flatMap(copy -> Arrays.stream(copy.group(1).split(" ", -1)))
                .toList();
    }

    private Map<String, String> pairs(String keyword) {
        Map<String, String> pairs = new LinkedHashMap<>();
        all(keyword)
                .flatMap(rest -> PAIR.matcher(rest).results())
                .forEach(pair -> pairs.put(pair.group(1), pair.group(2).replace("\"", "")));
        return pairs;
    }

    private Stream<String> all(String keyword) {
        return instructions.stream()
                .filter(instruction -> instruction.keyword().equals(keyword))
                .map(Instruction::rest);
    }

    private String last(String keyword) {
        return all(keyword)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException(stages + " have no " + keyword));
    }

    private static List<String> words(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static <T> List<T> plus(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
