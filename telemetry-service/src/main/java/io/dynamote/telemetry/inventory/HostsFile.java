package io.dynamote.telemetry.inventory;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.input.YamlDocument;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Reads hosts files. */
final class HostsFile {

    private static final int MOST_HOSTS = 2_000;
    private static final int HIGHEST_PORT = 65_535;

    private HostsFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidInputException naming line and field of every fault
     */
    static List<HostEntry> read(byte[] file) {
        YamlDocument document = YamlDocument.parse(file);
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(document.root(), errors);
        List<Optional<HostEntry>> hosts = in.objects("hosts", HostsFile::host)
                .required()
                .as(HostsFile::notTooMany)
                .optional()
                .orElse(List.of());
        in.refuseOthers();
        if (errors.isEmpty()) {
            List<HostEntry> read = hosts.stream().flatMap(Optional::stream).toList();
            refuseTwins(read, "name", HostEntry::name, document, errors);
            refuseTwins(read, "agent", HostEntry::agent, document, errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(
                    errors.list().stream().map(document::located).toList());
        }
        return hosts.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<HostEntry> host(ObjectReader in) {
        Optional<String> name = in.text("name").required().as(HostsFile::name).optional();
        Optional<String> agent = in.text("agent").as(HostsFile::name).optional();
        Optional<String> role = in.text("role").as(HostsFile::name).optional();
        double threshold =
                in.number("wearThreshold").as(HostsFile::ratio).optional().orElse(HostEntry.USUAL_WEAR_THRESHOLD);
        HostEntry.Polling polling = polling(in);
        in.refuseOthers();
        return name.map(known -> new HostEntry(known, agent.orElse(known), role.orElse(null), polling, threshold));
    }

    private static HostEntry.@Nullable Polling polling(ObjectReader in) {
        Optional<String> address = in.text("address").as(HostsFile::address).optional();
        int seconds =
                in.integer("pollSeconds").as(HostsFile::seconds).optional().orElse(HostEntry.Polling.USUAL_SECONDS);
        Optional<Ports> ports = in.object("ports", HostsFile::ports).optional();
        if (address.isEmpty()) {
            if (ports.isPresent()) {
                in.fault("ports", null, "need an address");
            }
            return null;
        }
        Ports known = ports.orElse(Ports.USUAL);
        return new HostEntry.Polling(
                address.get(), known.drives(), known.services(), known.backups(), Duration.ofSeconds(seconds));
    }

    private static Ports ports(ObjectReader in) {
        Ports ports = new Ports(port(in, "drives"), port(in, "services"), port(in, "backups"));
        in.refuseOthers();
        return ports;
    }

    private static @Nullable Integer port(ObjectReader in, String name) {
        return in.integer(name)
                .as(port -> check(port, port >= 1 && port <= HIGHEST_PORT, "must be a port from 1 to " + HIGHEST_PORT))
                .optional()
                .orElse(null);
    }

    private static List<Optional<HostEntry>> notTooMany(List<Optional<HostEntry>> hosts) {
        return check(hosts, hosts.size() <= MOST_HOSTS, "must be at most " + MOST_HOSTS + " hosts");
    }

    private static String name(String text) {
        return check(
                text,
                text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,252}"),
                "must be letters, digits, dots, underscores and dashes, 253 at most, beginning with a letter or digit");
    }

    private static String address(String text) {
        return check(
                text,
                text.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|[0-9A-Fa-f:]{2,45}") && canBeAsked(text),
                "must be a host name or an address, without scheme and port");
    }

    /** By the very rule by which it will be asked: 10.0.0.300 and 12:34 look like addresses. */
    private static boolean canBeAsked(String address) {
        try {
            return HostEntry.Polling.uri(address, HIGHEST_PORT).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int seconds(int seconds) {
        return check(
                seconds,
                seconds >= 1 && seconds <= HostEntry.Polling.MOST_SECONDS,
                "must be from 1 to " + HostEntry.Polling.MOST_SECONDS);
    }

    private static double ratio(BigDecimal value) {
        double ratio = value.doubleValue();
        return check(ratio, ratio > 0 && ratio <= 1, "must be a ratio above 0 and at most 1");
    }

    private static <T> T check(T value, boolean right, String expectation) {
        if (!right) {
            throw new IllegalArgumentException(expectation);
        }
        return value;
    }

    private static void refuseTwins(
            List<HostEntry> hosts,
            String field,
            Function<HostEntry, String> value,
            YamlDocument document,
            FieldErrors errors) {
        Map<String, Integer> lines = new HashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            String path = "hosts[" + i + "]." + field;
            Integer before = lines.putIfAbsent(value.apply(hosts.get(i)), document.line(path));
            if (before != null) {
                errors.add(
                        path, value.apply(hosts.get(i)), "must be there once, but is at line " + before + " as well");
            }
        }
    }

    /** Where a host answers. */
    private record Ports(
            @Nullable Integer drives,
            @Nullable Integer services,
            @Nullable Integer backups) {
        static final Ports USUAL =
                new Ports(HostEntry.Polling.DRIVES, HostEntry.Polling.SERVICES, HostEntry.Polling.BACKUPS);
    }
}
