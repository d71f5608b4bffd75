package io.dynamote.distribution.assembly;

import java.util.ArrayList;
import java.util.List;

import io.dynamote.distribution.layout.Part;

/** The file of arguments with which the JVM is started. */
final class JvmArguments {

    private JvmArguments() {}

    /** One argument a line. Flags for memory are not among them: whoever runs the image may have others. */
    static List<String> of(Part part, List<String> classPath) {
        List<String> arguments = new ArrayList<>(List.of(
                // A service that has run out of memory is half alive; whoever started it starts another one.
                "-XX:+ExitOnOutOfMemoryError",
                // Nobody can see its file from outside of the container.
                "-XX:-UsePerfData"));
        if (part == Part.AGENT) {
            // The agent logs through java.util.logging: a line is one line.
            arguments.add("\"-Djava.util.logging.SimpleFormatter.format=%4$s %5$s%6$s%n\"");
        } else {
            // Netty and the compressors of Kafka's client; the same as in ./dynamote.
            arguments.add("--enable-native-access=ALL-UNNAMED");
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (part == Part.DEMO) {
            arguments.add("-Dlogback.configurationFile=showcase/logback.xml");
        }
        arguments.add("-cp");
        arguments.add(String.join(":", classPath));
        arguments.add(part.mainClass());
        return arguments;
    }
}
