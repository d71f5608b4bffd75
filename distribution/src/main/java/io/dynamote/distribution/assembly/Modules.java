package io.dynamote.distribution.assembly;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.dynamote.distribution.layout.Part;

/**
 * What the build has left in the modules of the repository.
 *
 * @param repository its root
 * @param version of all modules
 */
record Modules(Path repository, String version) {

    Modules {
        repository = repository.toAbsolutePath().normalize();
    }

    /**
     * The jars of a part, its own first, in the order that Maven gave them.
     *
     * @throws NoSuchFileException if the module is not packaged
     */
    List<Path> classPath(Part part) throws IOException {
        Path target = repository.resolve(part.module()).resolve("target");
        List<Path> jars = new ArrayList<>();
        jars.add(target.resolve(part.module() + "-" + version + ".jar"));
        Arrays.stream(Files.readString(target.resolve("class-path")).strip().split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .forEach(jars::add);
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new NoSuchFileException(jar.toString(), null, "no jar; ./mvnw package makes it");
            }
        }
        return jars;
    }

    /** The start scripts and whatever else stands beside them. */
    Path scripts() {
        return repository.resolve("distribution/src/main/bin");
    }

    /** The list of components that the build has made of the dependencies. */
    Path components() {
        return repository.resolve("distribution/target/sbom.json");
    }

    /** The list of components of a part that has one for itself. */
    Path components(Part part) {
        return repository.resolve(part.module()).resolve("target/sbom.json");
    }

    /** Where the parts leave what they print while they are trained. */
    Path trainingLogs() {
        return repository.resolve("distribution/target/training");
    }

    /** The code of the assembler: if that changes, so does what it makes. */
    Path assembler() {
        return repository.resolve("distribution/target/classes");
    }
}
