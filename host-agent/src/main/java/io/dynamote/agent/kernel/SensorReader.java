package io.dynamote.agent.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Sensor;

/** Temperatures, fans and power of the main board and devices, and the frequency of processors, below {@code /sys}. */
public final class SensorReader {

    private static final Set<String> PROCESSOR_CHIPS =
            Set.of("coretemp", "k10temp", "zenpower", "cpu_thermal", "x86_pkg_temp", "cpu-thermal", "soc_thermal");
    private static final Pattern INPUT = Pattern.compile("(temp|fan|power)([0-9]+)_(?:input|average)");
    private static final int MOST_SENSORS = 128;
    private static final int MILLI = 1000;
    private static final int MICRO = 1_000_000;
    private static final double KILO = 1000;

    private final Path sys;
    private final Path cpuInfo;

    public SensorReader(KernelPaths paths) {
        this.sys = paths.sys();
        this.cpuInfo = paths.proc().resolve("cpuinfo");
    }

    /** Reads everything anew; devices come and go. */
    public Reading<Sensors> read() {
        List<Sensor> sensors = new ArrayList<>();
        List<Double> processors = new ArrayList<>();
        for (Path chip : directories(sys.resolve("class/hwmon"), "hwmon")) {
            String name = text(chip.resolve("name"), chip.getFileName().toString());
            for (Path input : directories(chip, "")) {
                Matcher kind = INPUT.matcher(input.getFileName().toString());
                if (kind.matches() && sensors.size() < MOST_SENSORS) {
                    Sensor sensor = sensor(chip, name, kind, input);
                    sensors.add(sensor);
                    collect(sensor, PROCESSOR_CHIPS.contains(name), processors);
                }
            }
        }
        for (Path zone : directories(sys.resolve("class/thermal"), "thermal_zone")) {
            String type = text(zone.resolve("type"), "");
            Sensor sensor = new Sensor(
                    zone.getFileName().toString(), type, Sensor.Kind.TEMPERATURE, value(zone.resolve("temp"), MILLI));
            sensors.add(sensor);
            collect(sensor, PROCESSOR_CHIPS.contains(type), processors);
        }
        Reading<List<Sensor>> all = sensors.isEmpty()
                ? Reading.unavailable(Reason.ABSENT, "the kernel shows no sensors")
                : Reading.of(List.copyOf(sensors));
        return Reading.of(new Sensors(all, hottest(processors), frequency()));
    }

    private static Sensor sensor(Path chip, String name, Matcher kind, Path input) {
        String channel = kind.group(1) + kind.group(2);
        String label = text(chip.resolve(channel + "_label"), "");
        String id = chip.getFileName() + "/" + name + "/" + channel;
        return switch (kind.group(1)) {
            case "fan" -> new Sensor(id, label, Sensor.Kind.FAN, value(input, 1));
            case "power" -> new Sensor(id, label, Sensor.Kind.POWER, value(input, MICRO));
            default -> new Sensor(id, label, Sensor.Kind.TEMPERATURE, value(input, MILLI));
        };
    }

    private static void collect(Sensor sensor, boolean ofProcessors, List<Double> processors) {
        if (ofProcessors && sensor.kind() == Sensor.Kind.TEMPERATURE) {
            sensor.value().value().ifPresent(processors::add);
        }
    }

    private static Reading<Double> hottest(List<Double> degrees) {
        return degrees.stream()
                .max(Double::compare)
                .map(Reading::of)
                .orElseGet(() -> Reading.unavailable(Reason.ABSENT, "no sensor of the processors"));
    }

    private Reading<Double> frequency() {
        double sum = 0;
        int count = 0;
        for (Path cpu : directories(sys.resolve("devices/system/cpu"), "cpu")) {
            Reading<Double> kilohertz = value(cpu.resolve("cpufreq/scaling_cur_freq"), 1);
            if (kilohertz instanceof Reading.Known<Double>(Double known)) {
                sum += known * KILO;
                count++;
            }
        }
        return count > 0 ? Figures.number(sum / count) : frequencyOfCpuInfo();
    }

    private Reading<Double> frequencyOfCpuInfo() {
        try (KernelFile file = new KernelFile(cpuInfo)) {
            return file.read(SensorReader::frequency);
        }
    }

    /** Mean of the lines {@code cpu MHz}, in hertz; ARM has none. */
    static Reading<Double> frequency(Cursor text) {
        double sum = 0;
        int count = 0;
        do {
            if (text.skip("cpu MHz")) {
                text.until(':');
                double megahertz = text.decimal();
                if (Double.isFinite(megahertz)) {
                    sum += megahertz;
                    count++;
                }
            }
        } while (text.nextLine());
        return count == 0
                ? Reading.unavailable(Reason.NOT_SUPPORTED, "the kernel does not tell it")
                : Figures.number(sum / count * MICRO);
    }

    private static Reading<Double> value(Path file, double unit) {
        try {
            return Figures.number(Long.parseLong(Files.readString(file).strip()) / unit);
        } catch (NumberFormatException e) {
            return Reading.unavailable(Reason.UNREADABLE, "not a number");
        } catch (IOException e) {
            return Failures.reading(e);
        }
    }

    /** A name for people: one that cannot be read is left out, its value counts. */
    private static String text(Path file, String otherwise) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return otherwise;
        }
    }

    private static List<Path> directories(Path parent, String prefix) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> child.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // A kernel without such devices does not have the directory.
            return List.of();
        }
    }

    /**
     * What all sensors say.
     *
     * @param sensors each of them
     * @param processorTemperature the hottest of the processors, degrees Celsius
     * @param processorFrequency mean in hertz
     */
    public record Sensors(
            Reading<List<Sensor>> sensors, Reading<Double> processorTemperature, Reading<Double> processorFrequency) {}
}
