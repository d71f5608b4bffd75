package io.dynamote.web.job;

import java.util.List;

import io.dynamote.web.page.Figures;
import org.jspecify.annotations.Nullable;

/** Sums over all jobs, as telemetry-service tells them; null is not known. */
public record JobTotals(
        @Nullable Double active,
        @Nullable Double total,
        @Nullable Double completed,
        @Nullable Double failed,
        @Nullable Double cancelled,
        @Nullable Double successRate,
        @Nullable Double errorRate,
        @Nullable Double meanBytesPerSecond,
        @Nullable Double bytesDone,
        @Nullable Double meanDurationSeconds) {

    /** Tiles of the board. */
    public List<Tile> tiles() {
        return List.of(
                new Tile("Active", Figures.count(active), "of " + Figures.count(total) + " in all"),
                new Tile("Success", Figures.percent(successRate), Figures.count(completed) + " completed"),
                new Tile(
                        "Errors",
                        Figures.percent(errorRate),
                        Figures.count(failed) + " failed, " + Figures.count(cancelled) + " cancelled"),
                new Tile(
                        "Mean rate",
                        meanBytesPerSecond == null ? "–" : Figures.bytes(meanBytesPerSecond) + "/s",
                        "of completed ones"),
                new Tile("Data", Figures.bytes(bytesDone), "processed"),
                new Tile("Mean duration", Figures.span(meanDurationSeconds), "of completed ones"));
    }

    /** A figure with its name and what it is of. */
    public record Tile(String name, String text, String note) {}
}
