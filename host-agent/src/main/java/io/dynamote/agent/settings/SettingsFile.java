package io.dynamote.agent.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** Reads the settings: a file of lines {@code key = value}, over which the environment goes. */
public final class SettingsFile {

    /** What the variable of a key begins with: {@code server.url} is {@code DYNAMOTE_AGENT_SERVER_URL}. */
    static final String PREFIX = "DYNAMOTE_AGENT_";

    private static final long DEFAULT_LIMIT = 512L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private SettingsFile() {}

    /**
     * Reads file and environment.
     *
     * @param file null for the environment alone
     * @throws InvalidSettingsException with every fault
     */
    public static AgentSettings load(@Nullable Path file, Map<String, String> environment)
            throws InvalidSettingsException {
        Map<String, String> values = new HashMap<>();
        Faults faults = new Faults();
        if (file != null) {
            try {
                Properties lines = new Properties();
                lines.load(new StringReader(Files.readString(file)));
                lines.stringPropertyNames().forEach(key -> values.put(key, lines.getProperty(key)));
            } catch (IOException | IllegalArgumentException e) {
                faults.add("settings file", file.toString(), "a readable file of lines key = value (" + e + ")");
            }
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                values.put(
                        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        AgentSettings settings = read(new SettingsReader(values, faults));
        faults.throwIfAny();
        return settings;
    }

    private static AgentSettings read(SettingsReader in) {
        AgentSettings settings = new AgentSettings(
                in.server("server.url"),
                in.name("host.id"),
                in.text("host.role", ""),
                in.duration("sample.interval", SECOND, Duration.ofMillis(250), Duration.ofSeconds(60)),
                in.duration("send.interval", Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(60)),
                in.path("state.directory", "/var/lib/dynamote-agent"),
                in.size("buffer.limit", DEFAULT_LIMIT, 1024 * 1024),
                in.path("kernel.proc", "/proc"),
                in.path("kernel.sys", "/sys"),
                in.path("kernel.root", "/"),
                in.duration("filesystems.interval", Duration.ofSeconds(10), SECOND, LONGEST),
                in.duration("sensors.interval", Duration.ofSeconds(5), SECOND, LONGEST),
                in.text("gpus.tool", "nvidia-smi"),
                in.duration("gpus.interval", Duration.ofSeconds(2), SECOND, LONGEST),
                in.text("drives.tool", "smartctl"),
                in.list("drives.devices"),
                in.duration("drives.interval", Duration.ofMinutes(5), SECOND, LONGEST),
                in.text("services.tool", "systemctl"),
                in.list("services.units"),
                in.duration("services.interval", Duration.ofSeconds(10), SECOND, LONGEST),
                in.path("services.maintenance", "/run/dynamote-agent/maintenance"),
                in.optionalPath("backups.directory"),
                in.duration("backups.interval", Duration.ofSeconds(60), SECOND, LONGEST));
        in.refuseTheRest();
        return settings;
    }
}
