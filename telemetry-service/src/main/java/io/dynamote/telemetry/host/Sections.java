package io.dynamote.telemetry.host;

import java.util.Objects;
import java.util.function.BiPredicate;
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
        return merged(known, added, (before, after) -> !after.time().isBefore(before.time()));
    }

    /** Of each section the added one, whatever its time; a section that only one of both has stays. */
    static HostSections replaced(HostSections known, HostSections added) {
        return merged(known, added, (_, _) -> true);
    }

    private static HostSections merged(
            HostSections known, HostSections added, BiPredicate<Section<?>, Section<?>> replaces) {
        return new HostSections(
                section(known.cpu(), added.cpu(), replaces),
                section(known.memory(), added.memory(), replaces),
                section(known.paging(), added.paging(), replaces),
                section(known.filesystems(), added.filesystems(), replaces),
                section(known.disks(), added.disks(), replaces),
                section(known.networks(), added.networks(), replaces),
                section(known.gpus(), added.gpus(), replaces),
                section(known.sensors(), added.sensors(), replaces),
                section(known.drives(), added.drives(), replaces),
                section(known.services(), added.services(), replaces),
                section(known.backups(), added.backups(), replaces),
                section(known.agent(), added.agent(), replaces));
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

    private static <T> @Nullable Section<T> section(
            @Nullable Section<T> known, @Nullable Section<T> added, BiPredicate<Section<?>, Section<?>> replaces) {
        if (known == null || added == null) {
            return known == null ? added : known;
        }
        return replaces.test(known, added) ? added : known;
    }
}
