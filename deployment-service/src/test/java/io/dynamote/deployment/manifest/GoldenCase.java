package io.dynamote.deployment.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.deployment.configuration.ConfigurationDefaults;
import io.dynamote.deployment.configuration.ConfigurationReader;
import io.dynamote.deployment.configuration.ModelFacts;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.RevisionNumber;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A folder with a request and the manifests that it must give. */
record GoldenCase(Path folder) {

    private static final Path ROOT = Path.of("src/test/resources/manifests");
    private static final ModelFacts ANY_MODEL =
            new ModelFacts(Set.of(Engine.values()), new ContextLength(ContextLength.MOST));

    static Stream<GoldenCase> all() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.sorted().map(GoldenCase::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DeploymentConfiguration configuration() {
        return new ConfigurationReader(ConfigurationDefaults.STANDARD, _ -> Optional.of(ANY_MODEL))
                .read(new JsonMapper().valueToTree(tree("in.yaml")))
                .configuration();
    }

    Manifest render(ManifestTarget target) {
        return new ManifestRenderer(ManifestDefaults.STANDARD)
                .render(new ManifestRequest(configuration(), new RevisionNumber(3), "mira@example.com", target));
    }

    Manifest render(ApiVersion version) {
        return render(ManifestTarget.current(version));
    }

    /** For operators that know less: only where that makes a difference. */
    Path legacyGolden() {
        Path own = folder.resolve("v1alpha1-legacy.yaml");
        return Files.exists(own) ? own : folder.resolve("v1alpha1.yaml");
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Object tree(String file) {
        return parse(text(file));
    }

    static Object parse(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    @SuppressWarnings("unchecked") // a manifest is a map of strings at its root; the schema check proves the rest
    static Map<String, Object> manifest(String yaml) {
        return (Map<String, Object>) parse(yaml);
    }

    static List<String> lines(String text) {
        return text.lines().toList();
    }

    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }
}
