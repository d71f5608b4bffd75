package io.dynamote.alert.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.dynamote.embedded.process.ServiceProcess;
import io.dynamote.embedded.process.StartCache;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Processes of the service beside each other, each with its ending; for one that has ended another one begins. */
final class Instances implements AutoCloseable {

    private static final Duration LATEST_KILL = Duration.ofMillis(500);

    private final Map<String, Object> properties;
    private final Path log;
    private final Peace peace;
    private final Random random;
    private final List<Instance> running = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();
    private final Set<Long> killedAtArrival = ConcurrentHashMap.newKeySet();
    private @Nullable StartCache cache;
    private int wanted;
    private int most;

    /** A process that ended. */
    record Ended(long process, Ending ending, Instant at) {}

    private static final class Instance {

        final ServiceProcess process;
        final Ending ending;

        @Nullable
        Instant killAt;

        Instance(ServiceProcess process, Ending ending) {
            this.process = process;
            this.ending = ending;
        }
    }

    /**
     * None yet.
     *
     * @param properties of those that will be started, as they are then
     */
    Instances(Map<String, Object> properties, Path log, Peace peace, Random random) {
        this.properties = properties;
        this.log = log;
        this.peace = peace;
        this.random = random;
    }

    /** From now on they start from a cache, which the first that is asked to end will leave. */
    void startFrom(StartCache written) {
        cache = written;
    }

    /** From now on some run at once, until so many have ended; then one goes on. */
    void endAltogether(int times, int atOnce) {
        wanted = times;
        most = atOnce;
    }

    /** Starts one more, with the ending that is the rarest yet. */
    private void startNext() {
        start(Ending.COUNTED.stream().min(Comparator.comparingLong(this::count)).orElseThrow());
    }

    void start(Ending ending) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("crash.ending", ending);
        all.put("crash.after", 1 + random.nextInt(ending.most));
        Instance instance = new Instance(new ServiceProcess(CrashingService.class, all, log, cache), ending);
        running.add(instance);
        if (ending == Ending.WIRE) {
            killedAtArrival.add(instance.process.pid());
        }
    }

    private long count(Ending ending) {
        return Stream.concat(
                        running.stream().map(instance -> instance.ending),
                        ended.stream().map(Ended::ending))
                .filter(ending::equals)
                .count();
    }

    /** How many ended as they were to. */
    int ends() {
        return ended.size();
    }

    /** All that ended. */
    List<Ended> ended() {
        return List.copyOf(ended);
    }

    /** A message of a process has arrived; for any thread. */
    void arrived(long process) {
        if (!peace.isOn() && killedAtArrival.remove(process)) {
            ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /**
     * Looks after them: kills those whose time has come, starts others for those that ended.
     *
     * @param owner names the one that decides
     */
    void tend(Supplier<String> owner) {
        for (Instance instance : List.copyOf(running)) {
            if (!instance.process.isAlive()) {
                note(instance);
            } else if (instance.ending == Ending.ANY && !peace.isOn()) {
                killInTime(instance, owner);
            }
        }
        while (running.size() < Math.clamp(wanted - ended.size(), Math.min(most, 1), most)) {
            startNext();
        }
    }

    private void note(Instance instance) {
        assertThat(instance.process.exitValue())
                .as("end of a process that was to end at %s; its log: %s", instance.ending, log)
                .isEqualTo(instance.ending.exit);
        running.remove(instance);
        ended.add(new Ended(instance.process.pid(), instance.ending, Instant.now()));
    }

    private void killInTime(Instance instance, Supplier<String> owner) {
        Instant now = Instant.now();
        if (instance.killAt == null) {
            if (owner.get().equals(CrashingService.owner(instance.process.pid()))) {
                instance.killAt = now.plusMillis(random.nextLong(LATEST_KILL.toMillis()));
            }
        } else if (!now.isBefore(instance.killAt)) {
            instance.process.kill();
        }
    }

    /** Asks all that run to end, and starts none instead. */
    void endAll() {
        running.forEach(instance -> instance.process.end());
        running.clear();
    }

    @Override
    public void close() {
        running.forEach(instance -> instance.process.kill());
    }
}
