package io.dynamote.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.dynamote.agent.settings.InvalidSettingsException;
import io.dynamote.agent.settings.SettingsFile;
import org.jspecify.annotations.Nullable;

/** {@code dynamote-agent [settings file]}: runs until it is told to end. */
public final class Main {

    private static final System.Logger LOG = System.getLogger(Main.class.getName());

    /** As sysexits.h has it: what systemd must not start again and again. */
    private static final int BAD_SETTINGS = 78;

    private static final int NO_STATE = 73;

    /** A fault of the agent's own: ending, to be started anew, is better than an agent that is half alive. */
    private static final int FAULT = 70;

    private Main() {}

    /** Starts the agent, or says every fault of the settings and ends with status 78. */
    public static void main(String[] arguments) {
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
            LOG.log(System.Logger.Level.ERROR, "The agent ends: thread " + thread.getName() + " failed", fault);
            Runtime.getRuntime().halt(FAULT);
        });
        try {
            HostAgent agent = HostAgent.start(SettingsFile.load(file(arguments), System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(agent), "closing"));
        } catch (InvalidSettingsException e) {
            e.faults().forEach(fault -> LOG.log(System.Logger.Level.ERROR, fault));
            System.exit(BAD_SETTINGS);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "The state directory cannot be used: " + e);
            System.exit(NO_STATE);
        }
    }

    private static @Nullable Path file(String[] arguments) {
        if (arguments.length > 0) {
            return Path.of(arguments[0]);
        }
        Path usual = HostAgent.usualSettings();
        return Files.exists(usual) ? usual : null;
    }

    private static void close(HostAgent agent) {
        try {
            agent.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Closing: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
