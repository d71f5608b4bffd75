package io.dynamote.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the running process in an orderly way. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stop Dynamote. Data are kept.")
final class DownCommand implements Callable<Integer> {

    private static final int PATIENCE_SECONDS = 60;

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        PrintWriter out = spec.commandLine().getOut();
        Installation installation = data.installation();
        Optional<ProcessHandle> process =
                RunRecord.ofLive(installation.runFile()).flatMap(RunRecord::process);
        if (process.isEmpty()) {
            out.println("Dynamote is not running on " + installation.directory() + ".");
            return 0;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            out.println("Dynamote has stopped.");
            return 0;
        } catch (TimeoutException e) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "Process %d has not stopped within %d s.%n",
                            process.get().pid(), PATIENCE_SECONDS);
            return 1;
        }
    }
}
