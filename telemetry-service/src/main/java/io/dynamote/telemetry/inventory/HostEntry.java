package io.dynamote.telemetry.inventory;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * One host of the hosts file.
 *
 * @param name for people
 * @param agent id or name under which its agent speaks; the name unless something else is said
 * @param role group of the overview; null to leave it to the agent
 * @param polling how it is read over HTTP; null if only by its agent
 * @param wearThreshold share of its endurance at which a drive is to be replaced
 */
public record HostEntry(
        String name,
        String agent,
        @Nullable String role,
        @Nullable Polling polling,
        double wearThreshold) {

    /** At this share of the endurance a drive is to be replaced, unless something else is said. */
    public static final double USUAL_WEAR_THRESHOLD = 0.7;

    /**
     * How a host is read over HTTP. A port that is not there is not asked.
     *
     * @param address name or address of the host
     * @param interval from one reading to the next
     */
    public record Polling(
            String address,
            @Nullable Integer drives,
            @Nullable Integer services,
            @Nullable Integer backups,
            Duration interval) {

        /** Where hosts tell of their drives. */
        static final int DRIVES = 6127;
        /** Where hosts tell of their services and of themselves. */
        static final int SERVICES = 6128;
        /** Where hosts tell of their backups. */
        static final int BACKUPS = 6129;
        /** How often a host is read unless something else is said. */
        static final int USUAL_SECONDS = 10;

        static final int MOST_SECONDS = 60;

        /**
         * Where a host is asked.
         *
         * @throws IllegalArgumentException if that is no address of a host
         */
        public static URI uri(String address, int port) {
            String host = address.indexOf(':') < 0 ? address : "[" + address + "]";
            URI uri = URI.create("http://" + host + ":" + port + "/");
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("address must be a host name or an address, not: " + address);
            }
            return uri;
        }
    }
}
