package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * One graphics processor. Any figure may be unavailable: drivers and cards differ in what they know.
 *
 * @param id {@code hw.id}: UUID of the card, or its index if it has none
 * @param index {@code dynamote.gpu.index}: number on this host; may change at a boot
 * @param name {@code hw.name}: for example NVIDIA H100 80GB HBM3
 * @param bus {@code dynamote.gpu.pci.bus_id}: PCI address
 * @param driver {@code hw.driver_version}: version of the driver
 * @param performanceState {@code dynamote.gpu.performance_state}: P0, fastest, to P15
 * @param utilization {@code hw.gpu.utilization}: share of the time in which a kernel ran, 0 to 1
 * @param memoryActivity {@code dynamote.gpu.memory.activity}: share of the time in which memory was read or
 *     written, 0 to 1
 * @param memoryLimit {@code hw.gpu.memory.limit}: bytes that are there
 * @param memoryUsage {@code hw.gpu.memory.usage}: bytes in use
 * @param temperature {@code hw.temperature}: of the chip in degrees Celsius
 * @param memoryTemperature {@code dynamote.gpu.memory.temperature}: in degrees Celsius
 * @param power {@code hw.power}: watts
 * @param powerLimit {@code hw.power.limit}: watts
 * @param clock {@code dynamote.gpu.clock}: of the multiprocessors in hertz
 * @param memoryClock {@code dynamote.gpu.memory.clock}: in hertz
 * @param fanSpeed {@code hw.fan.speed_ratio}: 0 to 1 of the highest; may exceed 1
 * @param uncorrectedErrors {@code hw.errors}: uncorrected ECC errors since the driver was loaded
 * @param mig {@code dynamote.gpu.mig.mode}: Enabled or Disabled
 */
public record Gpu(
        String id,
        Reading<Long> index,
        Reading<String> name,
        Reading<String> bus,
        Reading<String> driver,
        Reading<String> performanceState,
        Reading<Double> utilization,
        Reading<Double> memoryActivity,
        Reading<Long> memoryLimit,
        Reading<Long> memoryUsage,
        Reading<Double> temperature,
        Reading<Double> memoryTemperature,
        Reading<Double> power,
        Reading<Double> powerLimit,
        Reading<Double> clock,
        Reading<Double> memoryClock,
        Reading<Double> fanSpeed,
        Reading<Long> uncorrectedErrors,
        Reading<String> mig)
        implements HostPart {

    @Override
    public void write(FieldWriter out) {
        out.text("hw.id", id);
        out.count("dynamote.gpu.index", index);
        out.text("hw.name", name);
        out.text("dynamote.gpu.pci.bus_id", bus);
        out.text("hw.driver_version", driver);
        out.text("dynamote.gpu.performance_state", performanceState);
        out.number("hw.gpu.utilization", utilization);
        out.number("dynamote.gpu.memory.activity", memoryActivity);
        out.count("hw.gpu.memory.limit", memoryLimit);
        out.count("hw.gpu.memory.usage", memoryUsage);
        out.number("hw.temperature", temperature);
        out.number("dynamote.gpu.memory.temperature", memoryTemperature);
        out.number("hw.power", power);
        out.number("hw.power.limit", powerLimit);
        out.number("dynamote.gpu.clock", clock);
        out.number("dynamote.gpu.memory.clock", memoryClock);
        out.number("hw.fan.speed_ratio", fanSpeed);
        out.count("hw.errors", uncorrectedErrors);
        out.text("dynamote.gpu.mig.mode", mig);
    }

    static Gpu read(FieldReader in) throws UnreadableEventException {
        return new Gpu(
                in.text("hw.id"),
                in.countReading("dynamote.gpu.index"),
                in.textReading("hw.name"),
                in.textReading("dynamote.gpu.pci.bus_id"),
                in.textReading("hw.driver_version"),
                in.textReading("dynamote.gpu.performance_state"),
                in.numberReading("hw.gpu.utilization"),
                in.numberReading("dynamote.gpu.memory.activity"),
                in.countReading("hw.gpu.memory.limit"),
                in.countReading("hw.gpu.memory.usage"),
                in.numberReading("hw.temperature"),
                in.numberReading("dynamote.gpu.memory.temperature"),
                in.numberReading("hw.power"),
                in.numberReading("hw.power.limit"),
                in.numberReading("dynamote.gpu.clock"),
                in.numberReading("dynamote.gpu.memory.clock"),
                in.numberReading("hw.fan.speed_ratio"),
                in.countReading("hw.errors"),
                in.textReading("dynamote.gpu.mig.mode"));
    }
}
