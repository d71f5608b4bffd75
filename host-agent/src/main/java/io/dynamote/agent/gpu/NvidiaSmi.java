package io.dynamote.agent.gpu;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.dynamote.agent.sample.SectionSource;
import io.dynamote.agent.tool.Tool;
import io.dynamote.agent.tool.ToolResult;
import io.dynamote.events.host.Gpu;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one nvidia-smi running that prints all cards again and again: starting one for each sample would cost more than all
 * else that the agent does. One that ends, hangs or prints rubbish is started anew, each time later, and what is wrong is
 * the value meanwhile.
 */
public final class NvidiaSmi implements SectionSource<List<Gpu>> {

    private static final System.Logger LOG = System.getLogger(NvidiaSmi.class.getName());
    private static final int SILENT_INTERVALS = 3;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration TIME_TO_END = Duration.ofSeconds(2);
    private static final int MOST_CARDS = 64;
    private static final int SMALL_STACK = 256 * 1024;

    private final Tool tool;
    private final String command;
    private final Duration interval;
    private final Duration silence;
    private final Clock clock;
    private final Thread thread = new Thread(null, this::run, "gpus", SMALL_STACK);
    private final Map<Long, Gpu> cards = new TreeMap<>();
    private @Nullable Section<List<Gpu>> latest;
    private boolean fresh;
    private @Nullable Process process;
    private long heard = System.nanoTime();

    /**
     * Prepares it.
     *
     * @param tool runs the question for the columns
     * @param command its name or path; empty for none
     */
    public NvidiaSmi(Tool tool, String command, Duration interval, Clock clock) {
        this.tool = tool;
        this.command = command;
        this.interval = interval;
        this.silence = interval.multipliedBy(SILENT_INTERVALS).plus(FIRST_ANSWER);
        this.clock = clock;
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        if (command.isEmpty()) {
            missing(Reason.NOT_CONFIGURED, "gpus.tool is empty");
        } else {
            thread.start();
        }
    }

    @Override
    public synchronized @Nullable Section<List<Gpu>> take(boolean again) {
        Process running = process;
        if (running != null && System.nanoTime() - heard > silence.toNanos()) {
            missing(Reason.TIMED_OUT, "nvidia-smi has been silent for " + silence.toSeconds() + " s");
            process = null;
            Tool.kill(running);
        }
        boolean isNew = fresh;
        fresh = false;
        return isNew || again ? latest : null;
    }

    @Override
    public void close() {
        thread.interrupt();
        synchronized (this) {
            if (process != null) {
                Tool.kill(process);
            }
        }
    }

    private void run() {
        Duration wait = FIRST_WAIT;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean worked = listen();
                wait = worked ? FIRST_WAIT : wait;
                Thread.sleep(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "Reading graphics processors ends");
        }
    }

    /** Runs it until it ends; whether it said something that makes sense. */
    private boolean listen() throws InterruptedException {
        Reading<GpuFields> columns =
                tool.run(List.of(command, "--help-query-gpu")).read("nvidia-smi", NvidiaSmi::columns);
        if (columns instanceof Reading.Unavailable<GpuFields>(Reason reason, String detail)) {
            missing(reason, detail);
            return false;
        }
        GpuFields fields = columns.value().orElseThrow();
        try {
            Process started = Tool.start(List.of(
                    command,
                    "--query-gpu=" + String.join(",", fields.names()),
                    "--format=csv,noheader,nounits",
                    "--loop-ms=" + interval.toMillis()));
            begin(started);
            try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
                return follow(lines, fields, started);
            } finally {
                Tool.kill(started);
                ended();
                // One that hangs in the driver outlives even that; another beside it would only hang as well.
                started.waitFor();
            }
        } catch (IOException e) {
            missing(Reason.FAILED, "nvidia-smi: " + e.getMessage());
            return false;
        }
    }

    private boolean follow(BufferedReader lines, GpuFields fields, Process started)
            throws IOException, InterruptedException {
        boolean worked = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Reading<Gpu> card = fields.card(line);
            if (card instanceof Reading.Known<Gpu>(Gpu known)) {
                heard(known);
                worked = true;
            } else if (card instanceof Reading.Unavailable<Gpu>(Reason reason, String detail)) {
                missing(reason, detail);
            }
        }
        // Whoever takes a sample needs the lock, and a driver that hangs lets no program end.
        boolean ended = started.waitFor(TIME_TO_END);
        synchronized (this) {
            // Killed for its silence: that is the reason, not the end that followed.
            if (process != null && ended) {
                missing(Reason.FAILED, "nvidia-smi ended with " + started.exitValue());
            } else if (process != null) {
                missing(Reason.TIMED_OUT, "nvidia-smi says nothing more and does not end");
            }
        }
        return worked;
    }

    private synchronized void begin(Process started) {
        process = started;
        heard = System.nanoTime();
        cards.clear();
    }

    private synchronized void ended() {
        process = null;
    }

    /** Each card replaces what was heard of it before. */
    private synchronized void heard(Gpu card) {
        heard = System.nanoTime();
        long index = card.index().value().orElseThrow();
        if (cards.size() < MOST_CARDS || cards.containsKey(index)) {
            cards.put(index, card);
        }
        latest = new Section<>(now(), Reading.of(List.copyOf(cards.values())));
        fresh = true;
    }

    private synchronized void missing(Reason reason, String detail) {
        cards.clear();
        latest = new Section<>(now(), Reading.unavailable(reason, detail));
        fresh = true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    private static Reading<GpuFields> columns(ToolResult.Ended help) {
        GpuFields fields = GpuFields.of(help.output());
        if (help.exit() != 0) {
            String first = help.output().lines().findFirst().orElse("");
            return Reading.unavailable(Reason.FAILED, "nvidia-smi ended with " + help.exit() + ": " + first);
        }
        return fields.names().contains("index")
                ? Reading.of(fields)
                : Reading.unavailable(Reason.UNREADABLE, "nvidia-smi does not say what it knows");
    }
}
