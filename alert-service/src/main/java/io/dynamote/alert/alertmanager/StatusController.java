package io.dynamote.alert.alertmanager;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.dynamote.alert.dispatch.AlertingFiles;
import io.dynamote.alert.store.AlertingRevision;
import io.dynamote.alert.store.AlertingStore;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api/v2/status} and {@code /api/v2/receivers}. */
@Controller("/api/v2")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatusController {

    /** The version of Alertmanager whose API this is. */
    private static final String VERSION = "0.34.0";

    private final AlertingStore store;
    private final AlertingFiles files;
    private final Instant begun;

    StatusController(AlertingStore store, AlertingFiles files, Clock clock) {
        this.store = store;
        this.files = files;
        this.begun = clock.instant();
    }

    /** Alertmanager's {@code alertmanagerStatus}. */
    record Status(Cluster cluster, VersionInfo versionInfo, Config config, Instant uptime) {}

    /** Instances share Postgres and need no cluster of their own. */
    record Cluster(String name, String status, List<String> peers) {}

    /** What is asked. */
    record VersionInfo(
            String version, String revision, String branch, String buildUser, String buildDate, String goVersion) {}

    /** The file of routes and receivers, without secrets. */
    record Config(String original) {}

    @Get("/status")
    Status status() {
        String file = store.current().map(AlertingRevision::document).orElse(AlertingFiles.INITIAL);
        return new Status(
                new Cluster("dynamote", "disabled", List.of()),
                new VersionInfo(VERSION, "dynamote", "", "", "", ""),
                new Config(file),
                begun);
    }

    @Get("/receivers")
    List<AlertView.Receiver> receivers() {
        return files.load().routing().destinations().keySet().stream()
                .sorted()
                .map(AlertView.Receiver::new)
                .toList();
    }
}
