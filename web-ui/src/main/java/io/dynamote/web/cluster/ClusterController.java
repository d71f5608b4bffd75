package io.dynamote.web.cluster;

import java.util.List;
import java.util.Map;

import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /cluster}: connection, versions, namespaces and the health of every service. */
@Controller("/cluster")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClusterController {

    private static final Head HEAD = new Head("Cluster", Section.CLUSTER, List.of(ClusterView.TOPIC));

    private final ClusterModel cluster;
    private final Pages pages;

    ClusterController(ClusterModel cluster, Pages pages) {
        this.cluster = cluster;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> show(HttpRequest<?> request) {
        Map<String, Object> model = cluster.now();
        model.put("namespaces", cluster.namespaces());
        return pages.page(request, HttpStatus.OK, HEAD, "cluster", model);
    }
}
