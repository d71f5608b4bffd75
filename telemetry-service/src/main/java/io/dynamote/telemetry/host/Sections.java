package io.dynamote.telemetry.host;

import java.util.Objects;
import java.util.stream.Stream;

import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Section;
import org.jspecify.annotations.Nullable;

/** What becomes of sections when more of them come. */
final class Sections {

    private Sections() {}

    /** Of each section the one that was read later; a section that only one of both has stays. */
    static HostSections newest(HostSections known, HostSections added) {
        return new HostSections(
                newest(known.cpu(), added.cpu()),
                newest(known.memory(), added.memory()),
                newest(known.paging(), added.paging()),
                newest(known.filesystems(), added.filesystems()),
                newest(known.disks(), added.disks()),
                newest(known.networks(), added.networks()),
                newest(known.gpus(), added.gpus()),
                newest(known.sensors(), added.sensors()),
                newest(known.drives(), added.drives()),
                newest(known.services(), added.services()),
                newest(known.backups(), added.backups()),
                newest(known.agent(), added.agent()));
    }

    /** Why nothing at all could be read; null if something was. */
    static Reading.@Nullable Unavailable<?> whyNothing(HostSections sections) {
        Reading.Unavailable<?> reason = null;
        for (Section<?> section : there(sections)) {
            switch (section.reading()) {
                case Reading.Known<?> _ -> {
                    return null;
                }
                case Reading.Unavailable<?> missing -> reason = reason == null ? missing : reason;
            }
        }
        return reason;
    }

    private static Iterable<Section<?>> there(HostSections sections) {
        return Stream.<Section<?>>of(
                        sections.cpu(),
                        sections.memory(),
                        sections.paging(),
                        sections.filesystems(),
                        sections.disks(),
                        sections.networks(),
                        sections.gpus(),
                        sections.sensors(),
                        sections.drives(),
                        sections.services(),
                        sections.backups())
                .filter(Objects::nonNull)
                .toList();
    }

    private static <T> @Nullable Section<T> newest(@Nullable Section<T> known, @Nullable Section<T> added) {
        if (known == null || added == null) {
            return known == null ? added : known;
        }
        return added.time().isBefore(known.time()) ? known : added;
    }
}
