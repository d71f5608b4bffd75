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
            layOut(classPaths, jars);
            training.run(layout, modules.trainingLogs());
        }
        stamp.write(sources);
        LOG.info("{} is assembled", layout.home());
    }

    private void layOut(Map<Part, List<Path>> classPaths, Set<Path> jars) throws IOException {
        Directories.empty(layout.home());
        Library library = new Library(layout.libraries());
        library.take(jars);
        for (Part part : Part.values()) {
            Files.createDirectories(layout.of(part));
            Files.write(layout.arguments(part), JvmArguments.of(part, library.relative(layout, classPaths.get(part))));
        }
        Directories.copy(modules.scripts(), layout.scripts());
        listComponents();
        RuntimeImage.link(jars, layout.runtime());
    }

    /**
     * Takes the list of components away from where it was made, so that none is taken for one that was made earlier from
     * other jars: Maven makes none while it is offline.
     */
    private void listComponents() throws IOException {
        if (Files.exists(modules.components())) {
            Files.move(modules.components(), layout.components(), StandardCopyOption.REPLACE_EXISTING);
        } else if (!Files.exists(layout.components())) {
            LOG.warn("There is no list of components: Maven makes it only while it is online");
        }
    }

    private List<Path> sources(Set<Path> jars) throws IOException {
        List<Path> sources = new ArrayList<>(jars);
        sources.addAll(Directories.files(modules.scripts()));
        sources.addAll(Directories.files(modules.assembler()));
        return sources;
    }
}
