package io.dynamote.alert.api;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;

import io.dynamote.alert.configuration.Alerting;
import io.dynamote.alert.dispatch.AlertingFiles;
import io.dynamote.alert.notification.Destination;
import io.dynamote.runtime.page.Page;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api/receivers}: to whom alerts can be told. Settings, where the secrets are, are in the file alone. */
@Controller("/api/receivers")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReceiverController {

    private final AlertingFiles files;
    private final TestMessages tests;
    private final Clock clock;

    ReceiverController(AlertingFiles files, TestMessages tests, Clock clock) {
        this.files = files;
        this.tests = tests;
        this.clock = clock;
    }

    /** A receiver and its places. */
    record ReceiverView(String name, List<DestinationView> destinations) {}

    /**
     * A place.
     *
     * @param id names it among all
     * @param kind such as {@code slack}
     * @param sendResolved whether ends are told
     * @param spacingSeconds least time from one message to the next
     */
    record DestinationView(String id, String kind, boolean sendResolved, double spacingSeconds) {

        static DestinationView of(Destination destination) {
            String[] parts = destination.id().split("/", -1);
            return new DestinationView(
                    destination.id(),
                    parts[parts.length - 2],
                    destination.sendResolved(),
                    destination.spacing().toMillis() / 1_000.0);
        }
    }

    @Get
    Page<ReceiverView> list() {
        Alerting alerting = files.load();
        return Page.current(
                alerting.routing().destinations().entrySet().stream()
                        .map(receiver -> new ReceiverView(
                                receiver.getKey(),
                                receiver.getValue().stream()
                                        .map(DestinationView::of)
                                        .toList()))
                        .sorted(Comparator.comparing(ReceiverView::name))
                        .toList(),
                null,
                clock.instant());
    }

    /** Sends a message that says that it is a test, and waits for the answer. */
    @Post(uri = "/{name}/test", consumes = MediaType.ALL)
    TestMessages.Report test(String name) {
        return tests.send(name);
    }
}
