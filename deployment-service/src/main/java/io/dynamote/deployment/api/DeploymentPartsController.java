package io.dynamote.deployment.api;

import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.view.Freshness;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.runtime.page.Page;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/deployments/{name}/…}: pods, manifest, access. */
@Controller("/api/deployments/{name}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeploymentPartsController {

    private final DeploymentQueries queries;
    private final Freshness freshness;
    private final AccessInstructions access;
    private final Refs refs;

    DeploymentPartsController(DeploymentQueries queries, Freshness freshness, AccessInstructions access, Refs refs) {
        this.queries = queries;
        this.freshness = freshness;
        this.access = access;
        this.refs = refs;
    }

    @Get("/pods")
    Page<DeploymentState.Pod> pods(String name, @Nullable @QueryValue String namespace) {
        Deployment row = queries.live(refs.of(namespace, name));
        Freshness.Age age = freshness.now();
        return new Page<>(row.state().pods(), null, age.asOf(), age.stale());
    }

    /** The manifest of the newest revision, or of another one; also of a deployment that is gone. */
    @Get(uri = "/manifest", produces = Yaml.MEDIA_TYPE)
    String manifest(String name, @Nullable @QueryValue String namespace, @Nullable @QueryValue Integer revision) {
        return queries.revision(refs.of(namespace, name), revision).manifest();
    }

    @Get("/access")
    AccessView access(String name, @Nullable @QueryValue String namespace) {
        return access.of(queries.live(refs.of(namespace, name)));
    }
}
