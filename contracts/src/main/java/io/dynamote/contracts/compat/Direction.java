package io.dynamote.contracts.compat;

/** Who writes what a schema describes. */
enum Direction {
    /** We do; others read it. It may say more than before, never less, and nothing new where others had only one thing. */
    ANSWER,
    /** Others do; we read it. What was taken before must be taken, and no more can be asked for. */
    INPUT
}
