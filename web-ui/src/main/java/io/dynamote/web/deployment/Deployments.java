package io.dynamote.web.deployment;

import java.util.List;
import java.util.Optional;

import io.dynamote.web.page.QueryString;
import io.dynamote.web.state.Listing;
import io.dynamote.web.state.Listings;
import io.dynamote.web.state.ReadModels;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads deployments: the list from the read model, one with its steps and history from deployment-service. */
@Singleton
public final class Deployments {

    private final ReadModels state;
    private final ServiceClient services;
    private final Listings listings;

    Deployments(ReadModels state, ServiceClient services, Listings listings) {
        this.state = state;
        this.services = services;
        this.listings = listings;
    }

    /** All deployments, from the best source there is. */
    public Listing<Deployment> list() {
        return listings.read(Upstream.DEPLOYMENT, "/api/deployments", Deployment.class, this::held);
    }

    /** All deployments as far as Kafka has told. */
    public List<Deployment> held() {
        return state.deployments().all().stream().map(Deployment::of).toList();
    }

    /** One deployment as far as Kafka has told. */
    Optional<Deployment> held(String key) {
        return state.deployments().find(key).map(Deployment::of);
    }

    /** One deployment with its history, whatever can be had of it. */
    Detail detail(String namespace, String name) {
        Answer<HistoryPage> asked =
                services.get(Upstream.DEPLOYMENT, path(namespace, name, "/history", "limit=200"), HistoryPage.class);
        List<HistoryItem> history = asked.orElse(new HistoryPage(List.of())).items();
        String trouble = asked instanceof Answer.Unavailable<HistoryPage> away ? away.reason() : "";
        return switch (services.get(Upstream.DEPLOYMENT, path(namespace, name, "", ""), Deployment.class)) {
            case Answer.Found<Deployment> found -> new Detail.Present(found.value(), "", history, trouble);
            case Answer.Refused<Deployment> refused
            when refused.status() == 404 ->
                history.isEmpty() ? new Detail.Missing(namespace, name) : new Detail.Gone(namespace, name, history);
            case Answer.Refused<Deployment> refused -> lastKnown(namespace, name, refused.reason());
            case Answer.Unavailable<Deployment> away -> lastKnown(namespace, name, away.reason());
        };
    }

    private Detail lastKnown(String namespace, String name, String reason) {
        return held(namespace + "/" + name)
                .<Detail>map(known -> new Detail.Present(known, reason, List.of(), reason))
                .orElseGet(() -> listings.warmingUp()
                        ? new Detail.Loading(namespace, name)
                        : new Detail.Failed(namespace, name, reason));
    }

    /** The manifest of the desired revision as YAML. */
    Answer<String> manifest(String namespace, String name) {
        return services.text(Upstream.DEPLOYMENT, path(namespace, name, "/manifest", ""), "application/yaml");
    }

    /** How to call it. */
    Answer<Access> access(String namespace, String name) {
        return services.get(Upstream.DEPLOYMENT, path(namespace, name, "/access", ""), Access.class);
    }

    private static String path(String namespace, String name, String part, String more) {
        return "/api/deployments/" + QueryString.encode(name) + part + "?namespace=" + QueryString.encode(namespace)
                + (more.isEmpty() ? "" : "&" + more);
    }

    /** The fields of the history that are read. */
    record HistoryPage(List<HistoryItem> items) {}

    /**
     * How to call a deployment.
     *
     * @param portForward command that makes it reachable
     * @param curl command that calls it then
     * @param note what to know before
     */
    public record Access(
            @Nullable String portForward,
            @Nullable String curl,
            @Nullable String note) {}
}
