package io.dynamote.deployment.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.RouterMode;
import io.dynamote.deployment.schema.PublishedCrds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Folders of requests and the manifests that they must give. {@code -Ddynamote.goldens.update=true} writes what is
 * rendered now; the difference is then read in the review.
 */
class ManifestGoldenTest {

    private static final boolean UPDATE = Boolean.getBoolean("dynamote.goldens.update");

    static Stream<Arguments> casesAndVersions() {
        return GoldenCase.all().flatMap(c -> Stream.of(ApiVersion.values()).map(v -> Arguments.of(c, v.version())));
    }

    @ParameterizedTest(name = "{0} · {1}")
    @MethodSource("casesAndVersions")
    void shouldRenderTheGolden(GoldenCase golden, String version) throws IOException {
        String rendered = golden.render(ApiVersion.byId(version).orElseThrow()).yaml();
        Path file = golden.folder().resolve(version + ".yaml");
        if (UPDATE) {
            Files.writeString(file, rendered);
        }
        assertThat(rendered).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest(name = "{0} · {1}")
    @MethodSource("casesAndVersions")
    void shouldHoldToTheSchemaOfCurrentOperators(GoldenCase golden, String version) {
        var schema = PublishedCrds.current()
                .schema(ApiVersion.byId(version).orElseThrow())
                .orElseThrow();
        assertThat(schema.validate(GoldenCase.manifest(golden.text(version + ".yaml"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} · v1alpha1 of operator 1.1")
    @MethodSource("io.dynamote.deployment.manifest.GoldenCase#all")
    void shouldHoldToTheSchemaOfOperator11(GoldenCase golden) throws IOException {
        var schema = PublishedCrds.legacy().schema(ApiVersion.V1ALPHA1).orElseThrow();
        String rendered = golden.render(ManifestTarget.of(ApiVersion.V1ALPHA1, schema::declares))
                .yaml();
        if (UPDATE && !rendered.equals(golden.render(ApiVersion.V1ALPHA1).yaml())) {
            Files.writeString(golden.folder().resolve("v1alpha1-legacy.yaml"), rendered);
        }
        assertThat(rendered).isEqualTo(Files.readString(golden.legacyGolden()));
        assertThat(schema.validate(GoldenCase.manifest(rendered))).isEmpty();
    }

    @ParameterizedTest(name = "{0} · {1}")
    @MethodSource("casesAndVersions")
    void shouldReadBackAsTheSameTree(GoldenCase golden, String version) throws IOException {
        Manifest manifest = golden.render(ApiVersion.byId(version).orElseThrow());
        JsonMapper json = new JsonMapper();
        assertThat(json.writeValueAsString(GoldenCase.parse(manifest.yaml())))
                .isEqualTo(json.writeValueAsString(manifest.tree()));
    }

    @Test
    void shouldCoverEveryEngineModeAndRouter() {
        List<String> expected = Stream.of(Engine.values())
                .flatMap(e -> Stream.of("aggregated", "disaggregated")
                        .flatMap(m -> Stream.of(RouterMode.values()).map(r -> e.id() + "-" + m + "-" + r.id())))
                .toList();
        assertThat(GoldenCase.all().map(GoldenCase::toString).collect(Collectors.toSet()))
                .containsAll(expected)
                .hasSizeGreaterThan(expected.size());
    }
}
