package io.dynamote.deployment.api;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.request.CreateDeployment;
import io.dynamote.deployment.request.DeleteDeployment;
import io.dynamote.deployment.view.DeploymentView;
import io.dynamote.runtime.idempotency.StoredAnswer;
import io.dynamote.runtime.page.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/deployments}: list, create, show, delete. */
@Controller("/api/deployments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeploymentController {

    private final DeploymentQueries queries;
    private final CreateDeployment create;
    private final DeleteDeployment delete;
    private final Commands commands;
    private final Refs refs;

    DeploymentController(
            DeploymentQueries queries, CreateDeployment create, DeleteDeployment delete, Commands commands, Refs refs) {
        this.queries = queries;
        this.create = create;
        this.delete = delete;
        this.commands = commands;
        this.refs = refs;
    }

    @Get
    Page<DeploymentView> list(@RequestBean ListParameters parameters) {
        return queries.list(parameters);
    }

    /** 201 when the cluster took it, 202 when it will be applied later, 422 when it was refused. */
    @Post(consumes = MediaType.ALL)
    HttpResponse<String> create(HttpRequest<?> request, @Body byte @Nullable [] body) throws InterruptedException {
        StoredAnswer answer = create.create(body == null ? new byte[0] : body, commands.of(request));
        return Commands.response(answer);
    }

    @Get("/{name}")
    DeploymentView show(String name, @Nullable @QueryValue String namespace) {
        return queries.show(refs.of(namespace, name));
    }

    /** 202: it goes on after the answer. */
    @Delete(uri = "/{name}", consumes = MediaType.ALL)
    HttpResponse<String> delete(HttpRequest<?> request, String name, @Nullable @QueryValue String namespace) {
        DeploymentRef ref = refs.of(namespace, name);
        return Commands.response(delete.delete(ref, commands.of(request)));
    }
}
