package io.dynamote.deployment.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The CRDs that Dynamo publishes. They are not part of this repository: they lie in {@code shared/crds} of an ancestor
 * directory, or where the system property {@code dynamote.crds} says.
 */
public final class PublishedCrds {

    private static final String FILE = "nvidia.com_dynamographdeployments.yaml";

    private PublishedCrds() {}

    /** The folder, if this machine has it. */
    public static Optional<Path> folder() {
        @Nullable String given = System.getProperty("dynamote.crds");
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isDirectory);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared").resolve("crds"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** The CRD of an operator from 1.5, or a skipped test that says why. */
    public static PublishedCrd current() {
        required();
        return Current.CRD;
    }

    /** The CRD of operator 1.1, which knew v1alpha1 only, or a skipped test that says why. */
    public static PublishedCrd legacy() {
        required();
        return Legacy.CRD;
    }

    /** The file of the current CRD as a tree, or a skipped test that says why. */
    public static JsonNode tree() {
        return yaml(required().resolve(FILE));
    }

    /** Skips the test, saying why, where the folder is missing. */
    public static Path required() {
        Optional<Path> folder = folder();
        assumeTrue(folder.isPresent(), reasonToSkip());
        return folder.orElseThrow();
    }

    private static String reasonToSkip() {
        return "SKIPPED: the published CRDs are not here (no shared/crds in any ancestor directory of "
                + Path.of("").toAbsolutePath() + "; set -Ddynamote.crds=DIRECTORY)";
    }

    /** Skips a whole property, which would take a failed assumption for an unlucky example. */
    public static final class SkippedWithout implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return folder().isPresent() ? SkipResult.doNotSkip() : SkipResult.skip(reasonToSkip());
        }
    }

    private static JsonNode yaml(Path file) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(16 * 1024 * 1024).build();
        try (var in = Files.newInputStream(file)) {
            return new JsonMapper().valueToTree(new Load(settings).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Current {
        static final PublishedCrd CRD = PublishedCrd.of(tree());
    }

    private static final class Legacy {
        static final PublishedCrd CRD =
                PublishedCrd.of(yaml(required().resolve("legacy-v1.1").resolve(FILE)));
    }
}
