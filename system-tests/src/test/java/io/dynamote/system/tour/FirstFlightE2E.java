package io.dynamote.system.tour;

import io.dynamote.system.BrowserTab;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The tour of the README: filter, deploy, watch, open, call, delete, look back. */
class FirstFlightE2E {

    private static RunningSystem system;

    @BeforeAll
    static void startSystem() {
        assumeTrue(BrowserTab.isThere(), BrowserTab::reason);
        system = RunningSystem.start(4);
    }

    @AfterAll
    static void stopSystem() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void shouldDeployWatchCallAndDeleteAModel() throws Exception {
        try (Tour tour = new Tour(system.portal())) {
            tour.deployWatchCallAndDelete();
        }
    }

    @Test
    void shouldSayInWordsWhyAnImageCannotBePulled() {
        try (Tour tour = new Tour(system.portal())) {
            tour.seeWhyAnImageCannotBePulled();
        }
    }
}
