package io.dynamote.system.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.system.image.ImageTarget.Instruction;

/** The repository's Dockerfile, read as far as it concerns what a container runs. */
public final class Dockerfile {

    /** Where it and all else lies. */
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FROM = Pattern.compile("(\\S+) AS (\\S+)");

    private final List<String> instructions;
    private final Map<String, ImageTarget> targets = new LinkedHashMap<>();

    private Dockerfile(String text) {
        instructions = text.replaceAll("(?m)^\\s*#.*\\R?", "")
                .replaceAll("\\s*\\\\\\R\\s*", " ")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        ImageTarget current = ImageTarget.scratch();
        for (String instruction : instructions) {
            String[] parts = instruction.split(" ", 2);
            current = parts[0].equals("FROM") ? begin(parts[1]) : current.with(new Instruction(parts[0], parts[1]));
            if (!current.stages().isEmpty()) {
                targets.put(current.stages().getLast(), current);
            }
        }
    }

    /** The one of this repository. */
    public static Dockerfile ofRepository() {
        Path file = REPOSITORY.resolve("Dockerfile");
        try {
            return new Dockerfile(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Logical lines, without comments. */
    List<String> instructions() {
        return instructions;
    }

    /** The stage of this name. */
    public ImageTarget target(String name) {
        ImageTarget target = targets.get(name);
        if (target == null) {
            throw new IllegalArgumentException("no target " + name + " among " + targets.keySet());
        }
        return target;
    }

    private ImageTarget begin(String rest) {
        Matcher from = FROM.matcher(rest);
        if (!from.matches()) {
            throw new IllegalArgumentException("FROM without a name: " + rest);
        }
        return targets.getOrDefault(from.group(1), ImageTarget.scratch()).named(from.group(2));
    }
}
