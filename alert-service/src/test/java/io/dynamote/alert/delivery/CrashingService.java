package io.dynamote.alert.delivery;

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
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;

/**
 * The service as far as it evaluates, decides and sends, as a process of its own that ends at a point that it is told: after
 * a transition was stored, after a message was queued, before it is sent or before its answer is recorded.
 */
public final class CrashingService {

    static final Duration LEASE = Duration.ofSeconds(1);
    static final Duration TIMEOUT = Duration.ofMillis(400);

    /** Begins the line in its log if it ends by itself. */
    static final String FAILED = "Failed: ";

    private static final int BATCH = 20;
    private static final int AT_ONCE = 16;
    private static final Duration REST = Duration.ofMillis(5);

    private final RunningService service;
    private final Plan plan;
    private final String point = System.getProperty("crash.point", "");
    private final AtomicInteger left = new AtomicInteger(Integer.getInteger("crash.after", 1));

    private CrashingService(RunningService service, Plan plan) {
        this.service = service;
        this.plan = plan;
    }

    public static void main(String[] args) {
        Plan plan =
                new Plan(Instant.ofEpochMilli(Long.getLong("crash.start", 0)), Integer.getInteger("crash.signals", 0));
        RunningService service = AlertService.start(ServiceOptions.defaults().with("dynamote.alert.work", false));
        CrashingService crashing = new CrashingService(service, plan);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            System.err.println(FAILED + thread.getName());
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        Thread.ofPlatform().name("evaluation").start(crashing::evaluate);
        Thread.ofPlatform().name("notifier").start(crashing::decide);
        Thread.ofPlatform().name("sender").start(crashing::send);
    }

    private void reached(String where) {
        if (where.equals(point) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(137);
        }
    }

    private void evaluate() {
        EvaluationStore store = service.context().getBean(EvaluationStore.class);
        Shard shard = store.take(0, "evaluation " + ProcessHandle.current().pid());
        Evaluation evaluation = new Evaluation(EvaluationPolicy.defaults());
        List<Transition> transitions = new ArrayList<>();
        evaluation.replaceRules(List.of(Plan.RULE), plan.start(), transitions::add);
        Shard.Progress progress = shard.progress();
        int next = progress == null ? 0 : Math.toIntExact(progress.nextOffset());
        if (progress != null) {
            evaluation.restore(shard.alerts(), progress.heardAt(), transitions::add);
        }
        while (next < plan.signals()) {
            int to = Math.min(next + BATCH, plan.available(Instant.now()));
            Signal last = null;
            for (; next < to; next++) {
                last = plan.signal(next);
                evaluation.signal(last, transitions::add);
            }
            if (last != null) {
                store.write(shard.lease(), new Shard.Progress(next, last.time()), transitions);
                if (!transitions.isEmpty()) {
                    reached("transition");
                }
                transitions.clear();
            }
            LockSupport.parkNanos(REST.toNanos());
        }
    }

    private void decide() {
        Notifier notifier = service.context()
                .getBean(Notifiers.class)
                .begin(
                        "notifier " + ProcessHandle.current().pid(),
                        Plan.routing(),
                        new Silences(),
                        Plan.RETRY,
                        new Random(1));
        while (true) {
            if (notifier.step() > 0) {
                reached("queue");
            }
            LockSupport.parkNanos(REST.toNanos());
        }
    }

    private void send() {
        Map<String, Receiver> receivers = new HashMap<>();
        JdkHttpPort http = JdkHttpPort.within(TIMEOUT);
        for (String destination : Plan.DESTINATIONS) {
            SecretUrl url = SecretUrl.parse(System.getProperty("crash.stub") + "/" + destination);
            // The stub knows the message by the id in its link.
            HttpReceiver receiver =
                    new HttpReceiver(url, http, Clock.systemUTC(), message -> String.valueOf(message.acknowledgeUrl()));
            receivers.put(destination, message -> {
                reached("send");
                Answer answer = receiver.send(message);
                reached("record");
                return answer;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Sender sender = new Sender(
                    service.context().getBean(JdbcNotificationStore.class),
                    Clock.systemUTC(),
                    LEASE,
                    AT_ONCE,
                    receivers,
                    CrashingService::message,
                    threads);
            while (true) {
                sender.step();
                LockSupport.parkNanos(REST.toNanos());
            }
        }
    }

    private static Message message(Notification notification) {
        return notification.message("https://portal.example", notification.id().toString());
    }
}
