package io.dynamote.web.deployment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.dynamote.events.deployment.Phase;
import io.dynamote.web.health.ClusterReport;
import io.dynamote.web.health.Observed;
import io.dynamote.web.page.Head;
import io.dynamote.web.page.Pages;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Section;
import io.dynamote.web.state.Listing;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /deployments}: the list. */
@Controller("/deployments")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeploymentListController {

    private static final Head HEAD = new Head("Deployments", Section.DEPLOYMENTS, List.of(DeploymentTopics.LIST));

    private final Deployments deployments;
    private final Observed observed;
    private final Pages pages;

    DeploymentListController(Deployments deployments, Observed observed, Pages pages) {
        this.deployments = deployments;
        this.observed = observed;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> list(HttpRequest<?> request) {
        DeploymentFilter filter = DeploymentFilter.of(Query.of(request.getUri()));
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("sorts", DeploymentFilter.Sort.values());
        ClusterReport cluster = observed.latest().cluster();
        model.put("away", cluster != null && !cluster.connected() ? cluster : null);
        switch (deployments.list()) {
            case Listing.Loading<Deployment> _ -> model.put("state", "loading");
            case Listing.Failed<Deployment> failed -> {
                model.put("state", "failed");
                model.put("reason", failed.reason());
            }
            case Listing.Loaded<Deployment> loaded -> show(loaded, filter, model);
        }
        return Pages.wantsPart(request, "results")
                ? pages.part("deployments", "results", model)
                : pages.page(request, HttpStatus.OK, HEAD, "deployments", model);
    }

    private static void show(Listing.Loaded<Deployment> loaded, DeploymentFilter filter, Map<String, Object> model) {
        List<Deployment> found = filter.apply(loaded.items());
        int from = Math.min((filter.page() - 1) * DeploymentFilter.PAGE, found.size());
        int to = Math.min(from + DeploymentFilter.PAGE, found.size());
        model.put("state", loaded.items().isEmpty() ? "empty" : found.isEmpty() ? "none" : "full");
        model.put("caveat", loaded.caveat());
        model.put("asOf", loaded.asOf());
        model.put(
                "rows", found.subList(from, to).stream().map(DeploymentRow::new).toList());
        model.put("total", found.size());
        model.put("from", from + 1);
        model.put("to", to);
        model.put("phases", phases(loaded.items(), filter));
        model.put(
                "teams",
                loaded.items().stream()
                        .map(deployment -> deployment.team() == null ? "" : deployment.team())
                        .filter(team -> !team.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
        model.put(
                "namespaces",
                loaded.items().stream()
                        .map(Deployment::namespace)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static List<PhaseChip> phases(List<Deployment> all, DeploymentFilter filter) {
        Map<Phase, Long> counts = all.stream().collect(Collectors.groupingBy(Deployment::phase, Collectors.counting()));
        return Arrays.stream(Phase.values())
                .filter(counts::containsKey)
                .map(phase -> PhaseChip.of(phase, counts.getOrDefault(phase, 0L), filter))
                .toList();
    }

    /**
     * A phase to filter by.
     *
     * @param chosen whether only it is shown
     * @param href the list with only it, or with all again
     */
    record PhaseChip(String word, String icon, String css, long count, boolean chosen, String href) {
        static PhaseChip of(Phase phase, long count, DeploymentFilter filter) {
            String key = phase.name().toLowerCase(Locale.ROOT);
            boolean chosen = filter.phase().equals(key);
            var badge = StatusBadge.of(phase);
            return new PhaseChip(
                    badge.word(),
                    badge.icon(),
                    badge.tone().css(),
                    count,
                    chosen,
                    filter.withPhase(chosen ? "" : key).href());
        }
    }
}
