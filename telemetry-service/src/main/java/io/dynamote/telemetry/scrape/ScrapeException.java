package io.dynamote.telemetry.scrape;

/** Why a frontend could not be read, in words for people. */
final class ScrapeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Kinds of reasons, as stable words. */
    enum Reason {
        /** Nobody answers at the address, or there is none. */
        UNREACHABLE("unreachable"),
        /** No whole answer in time. */
        TIMEOUT("timeout"),
        /** An answer, but not 200. */
        STATUS("status"),
        /** More than is read. */
        TOO_LARGE("too_large"),
        /** Not the metrics of a Dynamo frontend in Prometheus' text format. */
        UNREADABLE("unreadable");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    ScrapeException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What is wrong with a line of the text; lines begin with 1. */
    static ScrapeException line(int line, String message) {
        return new ScrapeException(Reason.UNREADABLE, "line " + line + ": " + message);
    }

    Reason reason() {
        return reason;
    }
}
