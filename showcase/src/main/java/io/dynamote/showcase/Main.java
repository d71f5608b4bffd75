package io.dynamote.showcase;

import java.time.Clock;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process: runs until it is told to end, or until it finds a portal that it must not feed. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int MARK_LENGTH = 8;

    private Main() {}

    /** Takes its settings from the environment alone; status 1 and a line that says why if it cannot do what it is for. */
    public static void main(String[] arguments) {
        System.exit(run());
    }

    private static int run() {
        try {
            ShowcaseSettings settings = ShowcaseSettings.of(System.getenv());
            String mark = UUID.randomUUID().toString().substring(0, MARK_LENGTH);
            try (Showcase showcase = Showcase.start(settings, Clock.systemUTC(), mark)) {
                Runtime.getRuntime().addShutdownHook(new Thread(showcase::close, "stop"));
                LOG.atError().log(showcase.awaitRefusal());
            }
        } catch (InvalidSettingsException e) {
            e.faults().forEach(LOG::error);
        } catch (RuntimeException e) {
            LOG.atError().log("The demo cannot start: {}", e.getMessage());
        }
        return 1;
    }
}
