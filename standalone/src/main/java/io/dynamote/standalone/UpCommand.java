package io.dynamote.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.dynamote.embedded.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything and stays until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Start Dynamote on embedded Kafka and Postgres, and a simulated or real cluster. Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port of the portal; the others follow it (default: ${DEFAULT-VALUE}).")
    private int port = Ports.DEFAULT_WEB;

    @Option(names = "--fresh", description = "Discard the data of earlier runs first.")
    private boolean fresh;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Use this real cluster instead of the simulated one (default: $KUBECONFIG if set).")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--simulation-speed",
            defaultValue = "1",
            hidden = true,
            description = "Simulated seconds per second.")
    private double simulationSpeed = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instant begin = Instant.now();
        Installation installation = data.installation();
        StandaloneOptions options = new StandaloneOptions(ports(), installation, chosenKubeconfig(), simulationSpeed);
        if (!mayStart(installation, options)) {
            return 1;
        }
        installation.create();
        if (fresh) {
            installation.discardData();
        }
        LogFile.open(installation.log());
        out().println("Starting Dynamote; its log is " + installation.log());
        return run(options, begin);
    }

    private int run(StandaloneOptions options, Instant begin) throws IOException, InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Standalone standalone;
        try {
            standalone = Standalone.start(options, this::tell);
        } catch (IllegalStateException e) {
            err().println("Dynamote could not start: " + e.getMessage());
            err().println("The log has more: " + options.installation().log());
            return 1;
        }
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(standalone, options, stopped)));
        new RunRecord(ProcessHandle.current().pid(), begin, standalone.addresses())
                .write(options.installation().runFile());
        out().printf(
                        "%nDynamote is up after %.1f s.%n%n",
                        Duration.between(begin, Instant.now()).toMillis() / 1000.0);
        out().print(AddressTable.of(standalone.addresses()));
        out().printf(
                        "%nOpen %s in a browser. Ctrl-C stops everything; data are kept.%n",
                        standalone.addresses().get("portal"));
        out().flush();
        stopped.await();
        return 0;
    }

    private void stop(Standalone standalone, StandaloneOptions options, CountDownLatch stopped) {
        out().println("Stopping …");
        standalone.close();
        try {
            Files.deleteIfExists(options.installation().runFile());
        } catch (IOException e) {
            err().println(options.installation().runFile() + " cannot be deleted: " + e.getMessage());
        }
        out().println("Dynamote has stopped.");
        LogFile.close();
        stopped.countDown();
    }

    private boolean mayStart(Installation installation, StandaloneOptions options) throws IOException {
        Optional<RunRecord> running = RunRecord.ofLive(installation.runFile());
        if (running.isPresent()) {
            err().printf(
                            "Dynamote is already running on %s: process %d, since %s, portal %s.%n",
                            installation.directory(),
                            running.get().pid(),
                            running.get().startedAt(),
                            running.get().addresses().get("portal"));
            return false;
        }
        // A run that was killed leaves its Postgres behind, which holds a port that is ours.
        PostgresServer.clearLeftover(installation.postgres());
        List<String> taken = FreePorts.taken(options.ports().byPart());
        taken.forEach(err()::println);
        if (!taken.isEmpty()) {
            err().println("Stop what listens there, or choose another port: ./dynamote up --port 9080");
        }
        return taken.isEmpty();
    }

    private Ports ports() {
        try {
            return new Ports(port);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
    }

    private @Nullable Path chosenKubeconfig() {
        String environment = System.getenv("KUBECONFIG");
        Path chosen =
                kubeconfig == null && environment != null && !environment.isBlank() ? Path.of(environment) : kubeconfig;
        if (chosen != null && !Files.isReadable(chosen)) {
            throw new ParameterException(spec.commandLine(), "kubeconfig must be a readable file, not: " + chosen);
        }
        return chosen;
    }

    private void tell(String part, Duration took) {
        out().printf("  %-18s up after %.1f s%n", part, took.toMillis() / 1000.0);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
