package io.dynamote.showcase;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import io.dynamote.demo.portal.Portal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the portal again and again on which cluster it stands, for as long as the process runs.
 *
 * <pre>
 *   waiting ──► own: permit renewed ──► own ──► …
 *      │  ▲            │
 *      │  └────────────┘ no answer: the permit runs out
 *      └──► foreign ◄──┘ the end
 * </pre>
 */
final class Sentry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sentry.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Longer than the longest answer takes. */
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

    private final OwnCluster own;
    private final Permit permit;
    private final Runnable welcome;
    private final LongSupplier nanos;
    private final Portal portal;
    private final CompletableFuture<String> refusal = new CompletableFuture<>();
    private final Thread thread;
    private volatile String word = "not asked yet";
    private volatile long asked;

    /**
     * One that has not begun.
     *
     * @param welcome called in each round in which the portal is found to stand on the own cluster, before it is told anything
     */
    Sentry(OwnCluster own, Permit permit, Runnable welcome, LongSupplier nanos) {
        this.own = own;
        this.permit = permit;
        this.welcome = welcome;
        this.nanos = nanos;
        this.portal = new Portal(own.portal(), () -> false);
        this.asked = nanos.getAsLong();
        this.thread = Thread.ofPlatform().name("sentry").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends with the reason, once the portal is found to stand on another cluster; else never. */
    CompletableFuture<String> refusal() {
        return refusal;
    }

    /** What was found last, in words. */
    String word() {
        return word;
    }

    /** Whether it still asks. */
    boolean isAtWork() {
        return thread.isAlive() && nanos.getAsLong() - asked < LONGEST_ROUND.toNanos();
    }

    private void run() {
        try {
            while (!refusal.isDone()) {
                asked = nanos.getAsLong();
                act(portal.get("/api/cluster/status")
                        .map(own::judge)
                        .orElseGet(() -> new Judgement.NotYet("it does not say now on which cluster it stands")));
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(Judgement judgement) {
        switch (judgement) {
            case Judgement.Own() -> {
                note("it stands on the cluster of this process");
                permit.renew();
                welcome.run();
            }
            case Judgement.NotYet(String why) -> note(why);
            case Judgement.Foreign(String why) -> {
                permit.withdraw();
                word = why;
                refusal.complete(why);
            }
        }
    }

    private void note(String now) {
        if (!now.equals(word)) {
            word = now;
            LOG.atInfo().addKeyValue("portal", own.portal()).log("The portal was asked for its cluster: {}", now);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        portal.close();
    }
}
