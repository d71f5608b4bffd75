package io.dynamote.agent.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.host.AgentProcess;
import io.dynamote.events.host.Cpu;
import io.dynamote.events.host.DiskIo;
import io.dynamote.events.host.Memory;
import io.dynamote.events.host.NetworkInterface;
import io.dynamote.events.host.Paging;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import org.jspecify.annotations.Nullable;

/** What is read for each sample: nine small files that stay open. Used by one thread. */
public final class KernelReader {

    /** Names whose kind was asked for are kept; devices that come and go must not fill the memory. */
    private static final int MOST_NAMES = 1000;

    private final KernelPaths paths;
    private final KernelFile stat;
    private final KernelFile loadAverage;
    private final KernelFile memInfo;
    private final KernelFile vmStat;
    private final KernelFile diskStats;
    private final KernelFile netDev;
    private final KernelFile uptime;
    private final KernelFile ownStat;
    private final KernelFile ownStatus;
    private final Map<String, Boolean> disks = new HashMap<>();
    private final Map<String, Boolean> interfaces = new HashMap<>();
    private final boolean hasHardwareInterfaces;
    private @Nullable ProcStat before;

    public KernelReader(KernelPaths paths) {
        this.paths = paths;
        this.stat = new KernelFile(paths.proc().resolve("stat"));
        this.loadAverage = new KernelFile(paths.proc().resolve("loadavg"));
        this.memInfo = new KernelFile(paths.proc().resolve("meminfo"));
        this.vmStat = new KernelFile(paths.proc().resolve("vmstat"));
        this.diskStats = new KernelFile(paths.proc().resolve("diskstats"));
        this.netDev = new KernelFile(paths.ownProc("net/dev"));
        this.uptime = new KernelFile(paths.proc().resolve("uptime"));
        // The agent's own process is not in a foreign /proc under its own number.
        this.ownStat = new KernelFile(Path.of("/proc/self/stat"));
        this.ownStatus = new KernelFile(Path.of("/proc/self/status"));
        this.hasHardwareInterfaces = hasHardwareInterfaces(paths);
    }

    /** Seconds since the boot. */
    public Reading<Double> uptime() {
        return uptime.read(text -> Figures.number(text.decimal()));
    }

    /** Processors of the host, with what the sensors said last. */
    public Reading<Cpu> cpu(Reading<Double> frequency, Reading<Double> temperature) {
        Reading<LoadAverage> load = loadAverage.read(LoadAverage::parse);
        Reading<ProcStat> now = stat.read(ProcStat::parse);
        ProcStat earlier = before;
        before = now.value().orElse(null);
        return now.map(times -> new Cpu(
                earlier == null
                        ? Reading.unavailable(Reason.NOT_YET, "the first reading")
                        : times.utilizationSince(earlier),
                times.times(),
                Figures.count(times.processors()),
                flat(load.map(LoadAverage::one)),
                flat(load.map(LoadAverage::five)),
                flat(load.map(LoadAverage::fifteen)),
                frequency,
                temperature));
    }

    /** Main memory and swap. */
    public Reading<MemoryAndPaging> memory() {
        Reading<VmStat> pages = vmStat.read(VmStat::parse);
        return memInfo.read(MemInfo::parse)
                .map(memory -> new MemoryAndPaging(memory.memory(), pages.map(counters -> counters.with(memory))));
    }

    /** Traffic of whole disks. */
    public Reading<List<DiskIo>> disks() {
        return diskStats.read(text -> DiskStats.parse(text, name -> known(disks, name, this::isDisk)));
    }

    /** Traffic of the interfaces that are hardware or bundle some; of all but the loop if there are none. */
    public Reading<List<NetworkInterface>> networks() {
        return netDev.read(text -> NetDev.parse(text, name -> known(interfaces, name, this::isWanted)));
    }

    /** What the agent itself takes, with what is known of its buffer. */
    public Reading<AgentProcess> agent(long waitingBytes, long dropped, long damaged) {
        return Reading.of(new AgentProcess(
                ownStat.read(OwnStat::cpuTime),
                ownStatus.read(OwnStat::memory),
                Reading.of(waitingBytes),
                Reading.of(dropped),
                Reading.of(damaged)));
    }

    private boolean isDisk(String name) {
        boolean virtual = name.startsWith("loop") || name.startsWith("ram") || name.startsWith("zram");
        return !virtual && Files.isDirectory(paths.sys().resolve("block").resolve(name));
    }

    private boolean isWanted(String name) {
        return !name.equals("lo")
                && (!hasHardwareInterfaces
                        || isHardware(paths.sys().resolve("class/net").resolve(name)));
    }

    private static boolean isHardware(Path network) {
        return Files.exists(network.resolve("device")) || Files.exists(network.resolve("bonding"));
    }

    private static boolean hasHardwareInterfaces(KernelPaths paths) {
        String[] names = paths.sys().resolve("class/net").toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (isHardware(paths.sys().resolve("class/net").resolve(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean known(Map<String, Boolean> known, String name, java.util.function.Predicate<String> kind) {
        if (known.size() > MOST_NAMES) {
            known.clear();
        }
        return known.computeIfAbsent(name, kind::test);
    }

    private static <T> Reading<T> flat(Reading<Reading<T>> nested) {
        return switch (nested) {
            case Reading.Known<Reading<T>>(Reading<T> inner) -> inner;
            case Reading.Unavailable<Reading<T>>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
        };
    }

    /**
     * Two sections of one file.
     *
     * @param memory main memory
     * @param paging swap
     */
    public record MemoryAndPaging(Memory memory, Reading<Paging> paging) {}
}
