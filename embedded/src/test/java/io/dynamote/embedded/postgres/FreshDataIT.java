package io.dynamote.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FreshDataIT {

    @TempDir
    private Path directory;

    private static Set<String> files(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.map(file -> directory.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Path copy(FreshData data, String name) throws IOException {
        Path copy = Files.createDirectory(directory.resolve(name));
        data.copyTo(copy);
        return copy;
    }

    @Test
    void shouldInitialiseOnceForAllWhoAskAtTheSameTime() throws Exception {
        FreshData data = new FreshData(directory.resolve("kept"));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Path> first = () -> copy(data, "first");
            Callable<Path> second = () -> copy(data, "second");
            for (Future<Path> copy : threads.invokeAll(List.of(first, second))) {
                assertThat(files(copy.get()))
                        .contains("PG_VERSION", "postgresql.conf", "base/1")
                        .isEqualTo(files(data.kept()));
            }
        }
        FileTime made = Files.getLastModifiedTime(data.kept());
        copy(data, "third");
        assertThat(Files.getLastModifiedTime(data.kept())).isEqualTo(made);
        assertThat(data.kept().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void shouldServeFromACopyAndLeaveTheOriginalAlone() throws Exception {
        FreshData data = new FreshData(directory.resolve("kept"));
        Path copy = copy(data, "copy");
        byte[] control = Files.readAllBytes(data.kept().resolve("global/pg_control"));
        try (PostgresServer postgres = PostgresServer.start(new PostgresOptions(0, copy))) {
            assertThat(postgres.isRunning()).isTrue();
        }
        assertThat(data.kept().resolve("global/pg_control")).hasBinaryContent(control);

        data.discard();
        assertThat(data.kept()).doesNotExist();
        assertThat(files(copy(data, "anew"))).contains("PG_VERSION");
    }
}
