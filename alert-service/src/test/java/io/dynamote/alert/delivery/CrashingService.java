package io.dynamote.alert.delivery;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.dynamote.alert.AlertService;
import io.dynamote.alert.evaluation.Evaluation;
import io.dynamote.alert.evaluation.EvaluationPolicy;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.alert.incident.EvaluationStore;
import io.dynamote.alert.incident.Shard;
import io.dynamote.alert.notification.Notification;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.HttpReceiver;
import io.dynamote.alert.receiver.JdkHttpPort;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Receiver;
import io.dynamote.alert.receiver.SecretUrl;
import io.dynamote.alert.silence.Silences;
import io.dynamote.events.signal.Signal;
import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;

/**
 * One of several instances of the service, as far as it evaluates, decides and sends, as a process of its own that ends at a
 * point that it is told. All send; the one that holds a lock evaluates and decides.
 */
public final class CrashingService {

    static final Duration LEASE = Duration.ofSeconds(1);
    static final Duration TIMEOUT = Duration.ofMillis(300);

    private static final int BATCH = 20;
    private static final int AT_ONCE = 16;
    private static final Duration REST = Duration.ofMillis(10);
    private static final long PID = ProcessHandle.current().pid();

    private final RunningService service;
    private final Plan plan = new Plan(Instant.ofEpochMilli(Long.getLong("crash.start", 0)));
    private final Path feed = Path.of(System.getProperty("crash.feed"));
    private final Peace peace = new Peace(Path.of(System.getProperty("crash.peace")));
    private final Ending ending = Ending.valueOf(System.getProperty("crash.ending"));
    private final AtomicInteger left = new AtomicInteger(Integer.getInteger("crash.after", 1));

    private CrashingService(RunningService service) {
        this.service = service;
    }

    public static void main(String[] args) throws SQLException {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            System.err.println("Failed: " + thread.getName());
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        RunningService service = AlertService.start(ServiceOptions.defaults().with("dynamote.alert.work", false));
        new CrashingService(service).work();
    }

    private void work() throws SQLException {
        Thread.ofPlatform().name("sender").start(this::send);
        DatabaseConnections connections = service.context().getBean(DatabaseConnections.class);
        try (Connection connection = connections.open("crash")) {
            while (!connections.tryLock(connection, "crash")) {
                rest();
            }
            Thread.ofPlatform().name("evaluation").start(this::evaluate);
            decide();
        }
    }

    private void reached(Ending where) {
        if (where == ending && !peace.isOn() && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(where.exit);
        }
    }

    private static void rest() {
        LockSupport.parkNanos(REST.toNanos());
    }

    private void evaluate() {
        EvaluationStore store = service.context().getBean(EvaluationStore.class);
        Shard shard = store.take(0, owner(PID));
        Evaluation evaluation = new Evaluation(EvaluationPolicy.defaults());
        List<Transition> transitions = new ArrayList<>();
        evaluation.replaceRules(List.of(Plan.RULE), plan.start(), transitions::add);
        Shard.Progress progress = shard.progress();
        int next = progress == null ? 0 : Math.toIntExact(progress.nextOffset());
        if (progress != null) {
            evaluation.restore(shard.alerts(), progress.heardAt(), transitions::add);
        }
        while (true) {
            List<Feed.Memory> signals = Feed.read(feed);
            int to = Math.min(next + BATCH, signals.size());
            Signal last = null;
            for (; next < to; next++) {
                last = plan.signal(next, signals.get(next));
                evaluation.signal(last, transitions::add);
            }
            if (last != null) {
                store.write(shard.lease(), new Shard.Progress(next, last.time()), transitions);
                if (!transitions.isEmpty()) {
                    reached(Ending.TRANSITION);
                }
                transitions.clear();
            }
            rest();
        }
    }

    private void decide() {
        Notifier notifier = service.context()
                .getBean(Notifiers.class)
                .begin(owner(PID), Plan.routing(), new Silences(), Plan.RETRY, new Random(1));
        while (true) {
            if (notifier.step() > 0) {
                reached(Ending.QUEUE);
            }
            rest();
        }
    }

    /** How a process is named that decides. */
    static String owner(long pid) {
        return "process " + pid;
    }

    private void send() {
        Map<String, Receiver> receivers = new HashMap<>();
        JdkHttpPort http = JdkHttpPort.within(TIMEOUT);
        for (String destination : Plan.DESTINATIONS) {
            SecretUrl url = SecretUrl.parse(System.getProperty("crash.stub") + "/" + destination);
            // The stub knows the message by the id in its link.
            HttpReceiver receiver =
                    new HttpReceiver(url, http, Clock.systemUTC(), message -> message.acknowledgeUrl() + " " + PID);
            receivers.put(destination, message -> {
                reached(Ending.SEND);
                Answer answer = receiver.send(message);
                reached(Ending.RECORD);
                return answer;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Sender sender = new Sender(
                    service.context().getBean(JdbcNotificationStore.class),
                    LEASE,
                    AT_ONCE,
                    receivers,
                    CrashingService::message,
                    threads);
            while (true) {
                sender.step();
                rest();
            }
        }
    }

    private static Message message(Notification notification) {
        return notification.message("https://portal.example", notification.id().toString());
    }
}
