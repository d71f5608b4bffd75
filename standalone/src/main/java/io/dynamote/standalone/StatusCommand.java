package io.dynamote.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells whether Dynamote runs, where, and how its services are. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show whether Dynamote runs, and its health.")
final class StatusCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Installation installation = data.installation();
        Optional<RunRecord> running = RunRecord.ofLive(installation.runFile());
        if (running.isEmpty()) {
            out.println("Dynamote is not running on " + installation.directory() + ".");
            return 1;
        }
        RunRecord run = running.get();
        out.printf("Dynamote is running: process %d, since %s.%n%n", run.pid(), run.startedAt());
        out.print(AddressTable.of(run.addresses()));
        out.println();
        out.print(health(run));
        out.flush();
        return 0;
    }

    private static String health(RunRecord run) throws InterruptedException {
        URI address = URI.create(run.addresses().get("portal") + "/api/health");
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return HealthTable.of(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return "  The portal does not answer: " + e.getMessage() + System.lineSeparator();
        }
    }
}
