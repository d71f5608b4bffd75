package io.dynamote.deployment.api;

import java.util.List;

import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.request.PreviewManifest;
import io.dynamote.runtime.actor.ActorProvider;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/deployments/preview}: the manifest that a create would send. */
@Controller("/api/deployments/preview")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PreviewController {

    /**
     * A preview as JSON.
     *
     * @param apiVersion of the manifest
     * @param yaml the manifest
     * @param warnings one sentence each
     */
    record PreviewView(String apiVersion, String yaml, List<String> warnings) {
        PreviewView {
            warnings = List.copyOf(warnings);
        }
    }

    private final PreviewManifest preview;
    private final ActorProvider actors;

    PreviewController(PreviewManifest preview, ActorProvider actors) {
        this.preview = preview;
        this.actors = actors;
    }

    /** YAML unless JSON is what the client asks for first. */
    @Post(
            consumes = MediaType.ALL,
            produces = {Yaml.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    HttpResponse<?> preview(
            HttpRequest<?> request, @Body byte @Nullable [] body, @Nullable @QueryValue String apiVersion) {
        PreviewManifest.Preview rendered =
                preview.preview(body == null ? new byte[0] : body, actors.of(request), version(apiVersion));
        String yaml = rendered.manifest().yaml();
        boolean json = request.accept().stream()
                .findFirst()
                .filter(MediaType.APPLICATION_JSON_TYPE::equals)
                .isPresent();
        return json
                ? HttpResponse.ok(
                                new PreviewView(rendered.manifest().apiVersion().id(), yaml, rendered.warnings()))
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                : HttpResponse.ok(yaml).contentType(Yaml.TYPE);
    }

    private static @Nullable ApiVersion version(@Nullable String given) {
        return given == null
                ? null
                : ApiVersion.byId(given)
                        .orElseThrow(() -> InvalidInputException.of(
                                "apiVersion", given, "must be nvidia.com/v1beta1 or nvidia.com/v1alpha1"));
    }
}
