package io.dynamote.agent.sample;

import java.util.List;

import io.dynamote.agent.kernel.SensorReader.Sensors;
import io.dynamote.events.host.Backup;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Filesystem;
import io.dynamote.events.host.Gpu;
import io.dynamote.events.host.Service;

/**
 * The sections that have their own pace.
 *
 * @param filesystems space of file systems
 * @param sensors temperatures, and the frequency of processors
 * @param gpus graphics processors
 * @param drives health of drives
 * @param services systemd units
 * @param backups backup jobs
 */
public record SlowSections(
        SectionSource<List<Filesystem>> filesystems,
        SectionSource<Sensors> sensors,
        SectionSource<List<Gpu>> gpus,
        SectionSource<List<Drive>> drives,
        SectionSource<List<Service>> services,
        SectionSource<List<Backup>> backups)
        implements AutoCloseable {

    void start() {
        all().forEach(SectionSource::start);
    }

    @Override
    public void close() {
        all().forEach(SectionSource::close);
    }

    private List<SectionSource<?>> all() {
        return List.of(filesystems, sensors, gpus, drives, services, backups);
    }
}
