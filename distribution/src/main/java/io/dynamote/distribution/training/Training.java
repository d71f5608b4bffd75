package io.dynamote.distribution.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;
import io.dynamote.distribution.layout.Surroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs all parts together, as they will run, has them do what they are for, and ends them: each JVM then leaves a cache
 * with the classes that it has loaded and linked.
 */
public final class Training implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);

    /** Rollouts take seconds. */
    private static final double SPEED = 20;

    private final CompletableFuture<Foundations> foundations =
            CompletableFuture.supplyAsync(() -> Foundations.start(SPEED));

    private Training() {}

    /** Begins to start what the parts stand on, which needs nothing of the layout. */
    public static Training prepare() {
        return new Training();
    }

    /**
     * Leaves a cache for every part of the layout that shall have one.
     *
     * @param logs directory for what the parts print
     * @throws IOException if a part cannot be run or leaves none
     */
    public void run(Layout layout, Path logs) throws IOException, InterruptedException {
        Files.createDirectories(logs);
        Surroundings surroundings = foundations.join().surroundings(Files.createTempDirectory(logs, "agent"));
        List<Trainee> trainees = new ArrayList<>();
        try {
            for (Part part : Part.values()) {
                if (!part.isSimulation()) {
                    trainees.add(Trainee.start(
                            layout, part, surroundings.environment(part), logs.resolve(part.id() + ".log")));
                }
            }
            LOG.info("All parts are started");
            new Exercise(surroundings, trainees).run();
            LOG.info("All parts have done what they are for; they write down what they have learnt");
            trainees.forEach(Trainee::end);
            for (Trainee trainee : trainees) {
                trainee.awaitCache();
            }
        } finally {
            trainees.forEach(Trainee::close);
        }
    }

    @Override
    public void close() {
        foundations.join().close();
    }
}
