package io.dynamote.telemetry.scrape;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.dynamote.events.Topics;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code /api/traffic/targets}: the frontends that this instance reads, and how that goes. */
@Controller("/api/traffic/targets")
final class TargetsController {

    private final Scraper scraper;
    private final DeploymentFollower follower;
    private final BeanProvider<FrontendClient> client;
    private final ScrapeProperties properties;
    private final Clock clock;

    TargetsController(
            Scraper scraper,
            DeploymentFollower follower,
            BeanProvider<FrontendClient> client,
            ScrapeProperties properties,
            Clock clock) {
        this.scraper = scraper;
        this.follower = follower;
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    /** All of this instance's share. */
    @Get
    Targets list() {
        Instant now = clock.instant();
        List<TargetView> items = scraper.targets().stream()
                .map(reader ->
                        TargetView.of(reader.target(), client.get().address(reader.target()), reader.state(), now))
                .toList();
        Set<Integer> share = new TreeSet<>(follower.partitions());
        return new Targets(
                items,
                properties.enabled(),
                properties.interval().toSeconds(),
                List.copyOf(share),
                Topics.DEPLOYMENTS.partitions(),
                now,
                false);
    }

    /**
     * A list.
     *
     * @param items in the order of deployments and pods
     * @param enabled whether this instance reads frontends at all
     * @param intervalSeconds time between two readings
     * @param share partitions of {@code dynamote.deployments} whose deployments this instance reads; others read the rest
     * @param of how many partitions there are
     * @param asOf when this was so
     * @param stale never: an instance knows what it reads
     */
    record Targets(
            List<TargetView> items,
            boolean enabled,
            long intervalSeconds,
            List<Integer> share,
            int of,
            Instant asOf,
            boolean stale) {}
}
