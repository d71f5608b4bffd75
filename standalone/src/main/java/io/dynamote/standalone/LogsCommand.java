package io.dynamote.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the log of all services or of one. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Show the log of all services, or of one.")
final class LogsCommand implements Callable<Integer> {

    private static final int POLL_MILLIS = 250;

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "alert, catalog, deployment, telemetry, web or standalone.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is new.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = data.installation().log();
        if (!Files.exists(log)) {
            spec.commandLine().getErr().println("There is no log yet at " + log + ".");
            return 1;
        }
        LogFilter filter = new LogFilter(service);
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader reader = Files.newBufferedReader(log)) {
            while (true) {
                String line = reader.readLine();
                if (line != null) {
                    if (filter.shows(line)) {
                        out.println(line);
                    }
                } else if (follow) {
                    out.flush();
                    Thread.sleep(POLL_MILLIS);
                } else {
                    return 0;
                }
            }
        }
    }
}
