package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Java with the modules that the jars need, and a few that no class file names. */
final class RuntimeImage {

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeImage.class);

    /** What is only found by name, or is for people. */
    private static final Set<String> MORE = Set.of(
            // Micronaut and Flyway list resources inside of jars through this file system.
            "jdk.zipfs",
            // Netty and Kafka's client ask for sun.misc.Unsafe by name.
            "jdk.unsupported",
            // Figures of the process: com.sun.management by name.
            "jdk.management",
            // Kerberos, where the file for Kafka's client asks for it: mechanism GSSAPI and its login.
            "jdk.security.jgss",
            "jdk.security.auth",
            // A recording of a service that misbehaves, and the command that begins it.
            "jdk.jfr",
            "jdk.jcmd");

    /** What is named by code that nothing here runs. */
    private static final Set<String> FEWER = Set.of(
            // The debugger inside of Javassist, which Thymeleaf's expressions bring along.
            "jdk.jdi",
            // Vert.x, in the demo, could compile what it is told to run.
            "java.compiler");

    private RuntimeImage() {}

    /** Links the image. */
    static void link(Collection<Path> jars, Path image) throws IOException {
        Set<String> modules = new TreeSet<>(MORE);
        modules.addAll(new NamedModules().in(jars));
        modules.removeAll(FEWER);
        LOG.info("Java with {}", String.join(" ", modules));
        run(
                "jlink",
                List.of(
                        "--add-modules",
                        String.join(",", modules),
                        "--output",
                        image.toString(),
                        "--no-header-files",
                        "--no-man-pages",
                        // Layers of images are compressed anyway; compressed modules would only start slower.
                        "--compress",
                        "zip-0",
                        // For commands and for services whose own cache does not fit.
                        "--generate-cds-archive"));
    }

    private static void run(String tool, List<String> arguments) throws IOException {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int status = ToolProvider.findFirst(tool)
                .orElseThrow(() -> new IllegalStateException(tool + " is missing: a JDK is needed"))
                .run(writer, writer, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IOException(tool + " failed with status " + status + ": " + output);
        }
    }
}
