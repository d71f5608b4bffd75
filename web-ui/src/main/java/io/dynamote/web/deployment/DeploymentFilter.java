package io.dynamote.web.deployment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;

/**
 * What of the list is shown, and in which order: the state of the page, which its address holds.
 *
 * @param q part of name, model or team
 * @param phase in lower case; empty for all
 * @param team exact; empty for all
 * @param namespace exact; empty for all
 * @param modelId exact; empty for all
 * @param sort column
 * @param descending whether the order is turned round
 * @param page from 1
 */
public record DeploymentFilter(
        String q,
        String phase,
        String team,
        String namespace,
        String modelId,
        Sort sort,
        boolean descending,
        int page) {

    /** Rows of one page. */
    public static final int PAGE = 100;

    /** Columns that can be sorted by. */
    public enum Sort {
        AGE,
        NAME,
        STATUS,
        TEAM,
        MODEL;

        /** As it stands in the address. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Sort of(String key) {
            for (Sort sort : values()) {
                if (sort.key().equals(key)) {
                    return sort;
                }
            }
            return AGE;
        }

        private Comparator<Deployment> comparator() {
            Comparator<Deployment> newestFirst = Comparator.<Deployment, Instant>comparing(
                            deployment -> deployment.createdAt() == null ? Instant.EPOCH : deployment.createdAt())
                    .reversed()
                    .thenComparing(Deployment::key);
            return switch (this) {
                case AGE -> newestFirst;
                case NAME -> Comparator.comparing(Deployment::name).thenComparing(Deployment::namespace);
                case STATUS -> Comparator.comparing(Deployment::phase).thenComparing(newestFirst);
                case TEAM ->
                    Comparator.<Deployment, String>comparing(d -> d.team() == null ? "" : d.team())
                            .thenComparing(newestFirst);
                case MODEL -> Comparator.comparing(Deployment::modelId).thenComparing(newestFirst);
            };
        }
    }

    /** Reads the address. What it does not understand is left out, so that an old link still shows something. */
    static DeploymentFilter of(Query query) {
        return new DeploymentFilter(
                query.text("q"),
                query.text("phase").toLowerCase(Locale.ROOT),
                query.text("team"),
                query.text("namespace"),
                query.text("model"),
                Sort.of(query.text("sort")),
                query.text("dir").equals("desc"),
                query.page());
    }

    /** Whether anything is left out. */
    public boolean narrows() {
        return !(q + phase + team + namespace + modelId).isEmpty();
    }

    boolean matches(Deployment deployment) {
        return (phase.isEmpty()
                        || deployment.phase().name().toLowerCase(Locale.ROOT).equals(phase))
                && (team.isEmpty() || team.equals(deployment.team()))
                && (namespace.isEmpty() || namespace.equals(deployment.namespace()))
                && (modelId.isEmpty() || modelId.equals(deployment.modelId()))
                && (q.isEmpty() || new DeploymentRow(deployment).haystack().contains(q.toLowerCase(Locale.ROOT)));
    }

    /** Everything that matches, in order. */
    List<Deployment> apply(List<Deployment> all) {
        Comparator<Deployment> order = descending ? sort.comparator().reversed() : sort.comparator();
        return all.stream().filter(this::matches).sorted(order).toList();
    }

    /** Address of the list in this state. */
    public String href() {
        return "/deployments"
                + new QueryString()
                        .with("q", q)
                        .with("phase", phase)
                        .with("team", team)
                        .with("namespace", namespace)
                        .with("model", modelId)
                        .with("sort", sort == Sort.AGE ? "" : sort.key())
                        .with("dir", descending ? "desc" : "")
                        .with("page", page == 1 ? "" : Integer.toString(page));
    }

    /** The same, sorted by a column; the other way round if it is that column already. */
    public DeploymentFilter by(Sort column) {
        return new DeploymentFilter(q, phase, team, namespace, modelId, column, column == sort && !descending, 1);
    }

    /** The same with only one phase, or with all of them. */
    public DeploymentFilter withPhase(String only) {
        return new DeploymentFilter(q, only, team, namespace, modelId, sort, descending, 1);
    }

    /** The same on another page. */
    public DeploymentFilter onPage(int other) {
        return new DeploymentFilter(q, phase, team, namespace, modelId, sort, descending, other);
    }
}
