package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;
import io.dynamote.distribution.training.Training;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One directory, made of what the build has left, step by step; nothing is done if none of that has changed. */
final class Assembly {

    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

    private final Modules modules;
    private final Layout layout;

    Assembly(Modules modules, Layout layout) {
        this.modules = modules;
        this.layout = layout;
    }

    void run() throws IOException, InterruptedException {
        Map<Part, List<Path>> classPaths = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            classPaths.put(part, modules.classPath(part));
        }
        Set<Path> jars = new LinkedHashSet<>();
        classPaths.values().forEach(jars::addAll);

        Stamp stamp = new Stamp(layout.home().resolve("assembled-from"));
        String sources = stamp.of(sources(jars));
        if (stamp.is(sources)) {
            listComponents();
            LOG.info("{} is as it should be", layout.home());
            return;
        }
        try (Training training = Training.prepare()) {
            layOut(classPaths);
            RuntimeImage.link(jars, layout.runtime());
            training.run(layout, modules.trainingLogs());
        }
        stamp.write(sources);
        LOG.info("{} is assembled", layout.home());
    }

    private void layOut(Map<Part, List<Path>> classPaths) throws IOException {
        Directories.empty(layout.home());
        Library shared = new Library(layout.libraries());
        // The last ones are those that simulate: what they have alone is what nobody else has taken.
        for (Map.Entry<Part, List<Path>> part : classPaths.entrySet()) {
            Files.createDirectories(layout.of(part.getKey()));
            Library library =
                    part.getKey().isSimulation() ? new Library(layout.libraries(part.getKey()), shared) : shared;
            library.take(part.getValue());
            Files.write(
                    layout.arguments(part.getKey()),
                    JvmArguments.of(part.getKey(), library.relative(layout, part.getValue())));
        }
        Directories.copy(modules.scripts(), layout.scripts());
        listComponents();
    }

    private void listComponents() throws IOException {
        list(modules.components(), layout.components());
        list(modules.components(Part.DEMO), layout.components(Part.DEMO));
    }

    /**
     * Takes a list of components away from where it was made, so that none is taken for one that was made earlier from
     * other jars: Maven makes none while it is offline.
     */
    private static void list(Path made, Path wanted) throws IOException {
        if (Files.exists(made)) {
            Files.move(made, wanted, StandardCopyOption.REPLACE_EXISTING);
        } else if (!Files.exists(wanted)) {
            LOG.warn("There is no list of components {}: Maven makes it only while it is online", wanted);
        }
    }

    private List<Path> sources(Set<Path> jars) throws IOException {
        List<Path> sources = new ArrayList<>(jars);
        sources.addAll(Directories.files(modules.scripts()));
        sources.addAll(Directories.files(modules.assembler()));
        return sources;
    }
}
