package io.dynamote.events.host;

import io.dynamote.events.UnreadableEventException;

/**
 * Swap space of the host, and traffic between memory and disk since the boot.
 *
 * @param limit {@code system.paging.limit}: bytes that are there; 0 on a host without swap
 * @param usage {@code system.paging.usage}: bytes in use
 * @param swappedIn {@code system.paging.operations.in}: pages read from swap
 * @param swappedOut {@code system.paging.operations.out}: pages written to swap
 * @param minorFaults {@code system.paging.faults.minor}: faults answered from memory
 * @param majorFaults {@code system.paging.faults.major}: faults answered from disk
 */
public record Paging(
        Reading<Long> limit,
        Reading<Long> usage,
        Reading<Long> swappedIn,
        Reading<Long> swappedOut,
        Reading<Long> minorFaults,
        Reading<Long> majorFaults)
        implements HostPart {

    @Override
    public void write(FieldWriter out) {
        out.count("system.paging.limit", limit);
        out.count("system.paging.usage", usage);
        out.count("system.paging.operations.in", swappedIn);
        out.count("system.paging.operations.out", swappedOut);
        out.count("system.paging.faults.minor", minorFaults);
        out.count("system.paging.faults.major", majorFaults);
    }

    static Paging read(FieldReader in) throws UnreadableEventException {
        return new Paging(
                in.countReading("system.paging.limit"),
                in.countReading("system.paging.usage"),
                in.countReading("system.paging.operations.in"),
                in.countReading("system.paging.operations.out"),
                in.countReading("system.paging.faults.minor"),
                in.countReading("system.paging.faults.major"));
    }
}
