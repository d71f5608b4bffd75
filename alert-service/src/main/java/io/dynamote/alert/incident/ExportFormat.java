package io.dynamote.alert.incident;

/** In which form history is exported. */
public enum ExportFormat {
    CSV,
    JSON
}
