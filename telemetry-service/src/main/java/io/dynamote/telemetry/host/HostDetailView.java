package io.dynamote.telemetry.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleWriter;
import io.dynamote.events.host.HostSections;
import io.dynamote.runtime.page.Age;
import io.dynamote.telemetry.wear.WearForecast;
import org.jspecify.annotations.Nullable;

/**
 * A host with everything that is known of it.
 *
 * @param host its figures
 * @param sections the newest of each section with its own time, as in {@code host.sample.v1}
 * @param wear how its drives wear
 * @param backupRuns the latest runs of its backups, newest first
 * @param maintenance that is going on; null if none is
 * @param asOf up to when everything that was sent has been read; null before that
 * @param stale whether there may have been more since
 */
record HostDetailView(
        @JsonUnwrapped HostView host,
        ObjectNode sections,
        List<WearForecast> wear,
        List<JsonNode> backupRuns,
        @Nullable Maintenance maintenance,
        @Nullable Instant asOf,
        boolean stale) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static HostDetailView of(HostReport report, HostFacts facts, Age age, Instant now) {
        return new HostDetailView(
                HostView.of(report, now),
                sections(report),
                facts.wear(report.id()),
                facts.backupRuns(report.id()),
                facts.maintenance(report.id(), now).orElse(null),
                age.asOf(),
                age.stale());
    }

    private static ObjectNode sections(HostReport report) {
        WayReport newest = null;
        HostSections merged = null;
        for (WayReport way : report.newest().reversed()) {
            merged = merged == null ? way.sections() : Sections.newest(merged, way.sections());
            newest = way;
        }
        if (newest == null || merged == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        HostSample sample = new HostSample(newest.identity(), 1, 1, newest.sampled(), newest.uptime(), merged);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            HostSampleWriter.write(sample, json);
            ObjectNode all = (ObjectNode) JSON.readTree(json.toByteArray());
            all.retain(
                    "cpu",
                    "memory",
                    "paging",
                    "filesystems",
                    "disks",
                    "networks",
                    "gpus",
                    "sensors",
                    "drives",
                    "services",
                    "backups",
                    "agent");
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
