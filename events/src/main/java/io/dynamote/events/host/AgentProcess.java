package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * The agent itself; its CPU and memory are those of its own process, not of the host.
 *
 * @param cpuTime {@code process.cpu.time}: seconds on processors since its start
 * @param memoryUsage {@code process.memory.usage}: resident bytes
 * @param waitingBytes {@code dynamote.agent.buffer.bytes}: bytes of samples on disk that are not delivered
 * @param dropped {@code dynamote.agent.buffer.dropped}: samples that were discarded because the buffer was full,
 *     since it was made
 * @param damaged {@code dynamote.agent.buffer.damaged}: places in the buffer that could not be read, since it was
 *     made
 */
public record AgentProcess(
        Reading<Double> cpuTime,
        Reading<Long> memoryUsage,
        Reading<Long> waitingBytes,
        Reading<Long> dropped,
        Reading<Long> damaged)
        implements HostPart {

    @Override
    public void write(FieldWriter out) {
        out.number("process.cpu.time", cpuTime);
        out.count("process.memory.usage", memoryUsage);
        out.count("dynamote.agent.buffer.bytes", waitingBytes);
        out.count("dynamote.agent.buffer.dropped", dropped);
        out.count("dynamote.agent.buffer.damaged", damaged);
    }

    static AgentProcess read(FieldReader in) throws UnreadableEventException {
        return new AgentProcess(
                in.numberReading("process.cpu.time"),
                in.countReading("process.memory.usage"),
                in.countReading("dynamote.agent.buffer.bytes"),
                in.countReading("dynamote.agent.buffer.dropped"),
                in.countReading("dynamote.agent.buffer.damaged"));
    }
}
