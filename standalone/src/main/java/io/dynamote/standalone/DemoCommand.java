package io.dynamote.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.dynamote.demo.Demo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fills a running portal with believable life until it is stopped. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Tell a running portal of simulated traffic, hosts and jobs, until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--portal", paramLabel = "URL", description = "The portal (default: the one that runs on --data).")
    private @Nullable URI portal;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "25",
            description = "Requests a second over all deployments, in the mean (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same number makes the same demo (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (!(rate > 0 && rate <= 5_000)) {
            throw new ParameterException(spec.commandLine(), "--rate must be above 0 and at most 5000, not: " + rate);
        }
        Optional<URI> address = address();
        if (address.isEmpty()) {
            out.println("Dynamote is not running on " + data.installation().directory()
                    + ": start it with ./dynamote up, or name a portal with --portal.");
            return 1;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stopped::countDown));
        try (Demo demo = Demo.start(address.get(), rate, seed, Clock.systemUTC())) {
            out.printf("Telling %s of traffic, six hosts and five jobs. Ctrl-C ends it.%n", address.get());
            out.flush();
            while (!stopped.await(REPORT_EVERY.toSeconds(), TimeUnit.SECONDS)) {
                out.println("  " + demo.summary());
                out.flush();
            }
        }
        return 0;
    }

    private Optional<URI> address() throws IOException {
        if (portal != null) {
            return Optional.of(portal);
        }
        return RunRecord.ofLive(data.installation().runFile())
                .map(run -> URI.create(String.valueOf(run.addresses().get("portal"))));
    }
}
