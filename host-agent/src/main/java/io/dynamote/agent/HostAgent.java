package io.dynamote.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.dynamote.agent.backup.BackupReader;
import io.dynamote.agent.buffer.Epoch;
import io.dynamote.agent.buffer.SampleBuffer;
import io.dynamote.agent.delivery.Delivery;
import io.dynamote.agent.drive.DriveReader;
import io.dynamote.agent.gpu.NvidiaSmi;
import io.dynamote.agent.kernel.FilesystemReader;
import io.dynamote.agent.kernel.HostNames;
import io.dynamote.agent.kernel.KernelPaths;
import io.dynamote.agent.kernel.KernelReader;
import io.dynamote.agent.kernel.SensorReader;
import io.dynamote.agent.sample.Sampling;
import io.dynamote.agent.sample.SlowSection;
import io.dynamote.agent.sample.SlowSections;
import io.dynamote.agent.service.ServiceReader;
import io.dynamote.agent.settings.AgentSettings;
import io.dynamote.agent.tool.Tool;
import io.dynamote.events.host.HostIdentity;

/** A running agent: reads, keeps and sends until it is closed. */
public final class HostAgent implements AutoCloseable {

    private static final Duration TOOL_LIMIT = Duration.ofSeconds(10);
    private static final Duration READING_LIMIT = Duration.ofSeconds(30);

    /** smartctl is asked once for each drive, and each may use up its time. */
    private static final Duration DRIVES_LIMIT = Duration.ofMinutes(10);

    private final SampleBuffer buffer;
    private final Sampling sampling;
    private final Delivery delivery;

    private HostAgent(SampleBuffer buffer, Sampling sampling, Delivery delivery) {
        this.buffer = buffer;
        this.sampling = sampling;
        this.delivery = delivery;
    }

    /**
     * Starts an agent.
     *
     * @throws IOException if the state directory cannot be used
     */
    public static HostAgent start(AgentSettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        KernelPaths paths = new KernelPaths(settings.proc(), settings.sys(), settings.root());
        long epoch = Epoch.next(settings.state(), clock);
        SampleBuffer buffer = new SampleBuffer(settings.state().resolve("samples"), settings.bufferLimit());
        Sampling sampling = new Sampling(
                identity(settings, paths),
                epoch,
                settings.sampleInterval(),
                clock,
                new KernelReader(paths),
                slowSections(settings, paths, clock),
                buffer);
        Delivery delivery = new Delivery(
                buffer,
                settings.server(),
                settings.sendInterval(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        sampling.start();
        delivery.start();
        return new HostAgent(buffer, sampling, delivery);
    }

    /** Ends it; what is not delivered is kept for the next start. */
    @Override
    public void close() throws IOException, InterruptedException {
        sampling.close();
        delivery.close();
        buffer.close();
    }

    private static HostIdentity identity(AgentSettings settings, KernelPaths paths) {
        String name = HostNames.host(paths).value().orElse("unknown");
        String id = settings.hostId();
        String version = HostAgent.class.getPackage().getImplementationVersion();
        return new HostIdentity(
                        id == null ? name : id,
                        name,
                        settings.role(),
                        HostNames.boot(paths),
                        version == null ? "development" : version)
                .on(HostNames.system(paths));
    }

    private static SlowSections slowSections(AgentSettings settings, KernelPaths paths, Clock clock) {
        Tool tool = new Tool(TOOL_LIMIT);
        FilesystemReader filesystems = new FilesystemReader(paths);
        SensorReader sensors = new SensorReader(paths);
        DriveReader drives = new DriveReader(tool, settings.driveTool(), settings.drives());
        ServiceReader services = new ServiceReader(
                tool,
                settings.serviceTool(),
                settings.services(),
                settings.sys().resolve("fs/cgroup"),
                settings.maintenance());
        BackupReader backups = new BackupReader(settings.backups());
        return new SlowSections(
                new SlowSection<>(
                        "file systems", settings.filesystemsInterval(), READING_LIMIT, clock, filesystems::read),
                new SlowSection<>("sensors", settings.sensorsInterval(), READING_LIMIT, clock, sensors::read),
                new NvidiaSmi(tool, settings.gpuTool(), settings.gpuInterval(), clock),
                new SlowSection<>("drives", settings.drivesInterval(), DRIVES_LIMIT, clock, drives::read),
                new SlowSection<>("services", settings.servicesInterval(), READING_LIMIT, clock, services::read),
                new SlowSection<>("backups", settings.backupsInterval(), READING_LIMIT, clock, backups::read));
    }

    /** Where the settings are unless the command line says otherwise. */
    static Path usualSettings() {
        return Path.of("/etc/dynamote/agent.properties");
    }
}
