package io.dynamote.agent;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An agent as its start script starts it. */
public final class AgentProcess implements AutoCloseable {

    private static final Path SCRIPT = Path.of("bin/dynamote-agent").toAbsolutePath();

    private final Process process;

    private AgentProcess(Process process) {
        this.process = process;
    }

    public static AgentProcess start(Path directory, URI server, Map<String, String> more) throws IOException {
        Path settings = Files.writeString(directory.resolve("agent.properties"), "host.id = test\n");
        ProcessBuilder builder = command(settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("DYNAMOTE_AGENT_SERVER_URL", server.toString());
        environment.putIfAbsent(
                "DYNAMOTE_AGENT_STATE_DIRECTORY", directory.resolve("state").toString());
        builder.environment().putAll(environment);
        return new AgentProcess(builder.start());
    }

    /** The start script with this argument. */
    public static ProcessBuilder command(String argument) {
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), argument);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    public Process process() {
        return process;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
