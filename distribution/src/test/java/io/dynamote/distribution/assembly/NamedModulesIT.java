package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.logging.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

import static org.assertj.core.api.Assertions.assertThat;

class NamedModulesIT {

    @TempDir
    private Path directory;

    @Test
    void shouldFindWhatIsCalled() throws IOException {
        assertThat(in(Calls.class)).containsExactly("java.base", "java.net.http");
    }

    @Test
    void shouldFindTypesThatOnlySignaturesName() throws IOException {
        assertThat(in(Takes.class)).containsExactly("java.base", "java.sql");
    }

    @Test
    void shouldFindTypesThatOnlyAnnotationsName() throws IOException {
        assertThat(in(Annotated.class)).containsExactly("java.base", "java.logging");
    }

    @Test
    void shouldLeaveOutTypesOfLibraries() throws IOException {
        assertThat(in(Logs.class)).containsExactly("java.base");
    }

    @Test
    void shouldCollectOverAllJars() throws IOException {
        assertThat(new NamedModules()
                        .in(List.of(
                                Jar.of(directory.resolve("one.jar"), Calls.class),
                                Jar.of(directory.resolve("other.jar"), Takes.class))))
                .containsExactly("java.base", "java.net.http", "java.sql");
    }

    private Iterable<String> in(Class<?> type) throws IOException {
        return new NamedModules().in(List.of(Jar.of(directory.resolve("classes.jar"), type)));
    }

    static final class Calls {
        static Object client() {
            return HttpClient.newHttpClient();
        }
    }

    interface Takes {
        void use(Connection connection);
    }

    @interface Wants {
        Class<?> value();
    }

    @Wants(Level.class)
    static final class Annotated {}

    interface Logs {
        void to(Logger logger);
    }
}
