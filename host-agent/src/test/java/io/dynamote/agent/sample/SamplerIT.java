package io.dynamote.agent.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.agent.buffer.SampleBuffer;
import io.dynamote.agent.kernel.KernelPaths;
import io.dynamote.agent.kernel.KernelReader;
import io.dynamote.agent.kernel.SensorReader.Sensors;
import io.dynamote.events.host.Backup;
import io.dynamote.events.host.Cpu;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SamplerIT {

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final HostIdentity HOST = new HostIdentity("h", "h", "", Reading.of("boot"), "1");

    @TempDir
    private Path directory;

    private final Given<Sensors> sensors = new Given<>();
    private final Given<List<Backup>> backups = new Given<>();

    @Test
    void shouldNumberSamplesWithoutGaps() throws IOException {
        assertThat(samples(5)).extracting(HostSample::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(samples(1).getFirst().time()).isEqualTo(Instant.parse("2026-11-20T12:00:00.123Z"));
    }

    @Test
    void shouldRepeatSlowSectionsOnceInSixtySamples() throws IOException {
        backups.section = new Section<>(TIME.minusSeconds(30), Reading.of(List.of()));
        List<HostSample> samples = samples(125);
        List<Long> with = samples.stream()
                .filter(sample -> sample.sections().backups() != null)
                .map(HostSample::sequence)
                .toList();
        assertThat(with).containsExactly(1L, 61L, 121L);
        assertThat(samples.get(60).sections().backups().time()).isEqualTo(TIME.minusSeconds(30));
    }

    @Test
    void shouldTellOfItselfOnceInTenSamples() throws IOException {
        List<Long> with = samples(25).stream()
                .filter(sample -> sample.sections().agent() != null)
                .map(HostSample::sequence)
                .toList();
        assertThat(with).containsExactly(1L, 11L, 21L);
    }

    @Test
    void shouldTakeTheSensorsOfProcessorsIntoTheirSection() throws IOException {
        assertThat(cpu(samples(1).getFirst()).frequency())
                .isEqualTo(Reading.unavailable(Reason.NOT_YET, "sensors have not been read"));
        sensors.section = new Section<>(
                TIME,
                Reading.of(
                        new Sensors(Reading.unavailable(Reason.ABSENT, "none"), Reading.of(61.5), Reading.of(2.5e9))));
        List<HostSample> samples = samples(3);
        assertThat(samples).allSatisfy(sample -> {
            assertThat(cpu(sample).frequency()).isEqualTo(Reading.of(2.5e9));
            assertThat(cpu(sample).temperature()).isEqualTo(Reading.of(61.5));
        });
        assertThat(samples.getFirst().sections().sensors().reading())
                .isEqualTo(Reading.unavailable(Reason.ABSENT, "none"));
    }

    @Test
    void shouldSayWhyAWholeSectionIsMissing() throws IOException {
        assertThat(samples(1).getFirst().sections().memory().reading())
                .isInstanceOfSatisfying(
                        Reading.Unavailable.class,
                        missing -> assertThat(missing.reason()).isEqualTo(Reason.ABSENT));
    }

    private static Cpu cpu(HostSample sample) {
        return sample.sections().cpu().reading().value().orElseThrow();
    }

    private List<HostSample> samples(int count) throws IOException {
        Path proc = Files.createDirectories(directory.resolve("proc"));
        Files.writeString(proc.resolve("stat"), "cpu  1 2 3 4 5 6 7 8\ncpu0 1 2 3 4 5 6 7 8\n");
        try (SampleBuffer buffer = new SampleBuffer(directory.resolve("buffer"), 1 << 20)) {
            Sampler sampler = new Sampler(
                    HOST,
                    1,
                    Clock.fixed(TIME, ZoneOffset.UTC),
                    new KernelReader(new KernelPaths(proc, directory.resolve("sys"), directory)),
                    new SlowSections(new Given<>(), sensors, new Given<>(), new Given<>(), new Given<>(), backups),
                    buffer);
            List<HostSample> samples = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                samples.add(sampler.next());
            }
            return samples;
        }
    }

    /** A section that is what the test says and is never new. */
    private static final class Given<T> implements SectionSource<T> {

        private @Nullable Section<T> section;

        @Override
        public void start() {}

        @Override
        public @Nullable Section<T> take(boolean again) {
            return again ? section : null;
        }

        @Override
        public void close() {}
    }
}
