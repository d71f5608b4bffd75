package io.dynamote.system.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.dynamote.distribution.layout.Part;
import org.jspecify.annotations.Nullable;

/** In containers with a read-only root, on the network of the machine, because Kafka and Postgres listen on loopback. */
final class ContainerRunner implements Runner {

    private static final String DOCKER = "docker";
    private static final long BUILD_MINUTES = 40;

    private @Nullable Path volume;

    /** Whether there is an engine: the command alone says nothing. */
    static boolean isThere() {
        try {
            Process info = new ProcessBuilder(DOCKER, "info")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return info.waitFor(20, TimeUnit.SECONDS) && info.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Builds the image of a part from the repository. */
    static void build(Part part, Path repository) throws IOException, InterruptedException {
        Process build = new ProcessBuilder(DOCKER, "build", "--target", part.id(), "--tag", image(part), ".")
                .directory(repository.toFile())
                .inheritIO()
                .start();
        if (!build.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || build.exitValue() != 0) {
            throw new IOException("the image of " + part.id() + " cannot be built");
        }
    }

    @Override
    public void keep(Path state) {
        volume = state;
    }

    @Override
    public ProcessBuilder start(Part part, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                DOCKER,
                "run",
                "--rm",
                "--name",
                name(part),
                "--network",
                "host",
                "--read-only",
                "--tmpfs",
                "/tmp:exec"));
        command.addAll(List.of("--cap-drop", "ALL", "--security-opt", "no-new-privileges"));
        if (volume != null) {
            command.addAll(List.of("--volume", volume + ":" + volume));
        }
        environment.forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
        command.add(image(part));
        return new ProcessBuilder(command);
    }

    @Override
    public ProcessBuilder check(Part part, Map<String, String> environment, List<String> more) {
        List<String> command =
                new ArrayList<>(List.of(DOCKER, "exec", name(part), "/opt/dynamote/bin/dynamote-health", part.id()));
        command.addAll(more);
        return new ProcessBuilder(command);
    }

    private static String image(Part part) {
        return "dynamote-e2e/" + part.id();
    }

    private static String name(Part part) {
        return "dynamote-e2e-" + part.id() + "-" + ProcessHandle.current().pid();
    }
}
