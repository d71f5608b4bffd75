package io.dynamote.alert.evaluation;

/** Why a state changed. */
public enum Cause {
    /** The condition held, or ceased to. */
    CONDITION,
    /** A figure that the condition turns on became unavailable, or is there again. */
    NO_DATA,
    /** The signals of the entity stay away. */
    SILENCE,
    /** The entity is gone: its signals stayed away for good, or it was said so. */
    ENTITY_GONE,
    /** The rule was changed so that its alerts are others, switched off, or removed. */
    RULE_GONE,
    /** Nobody looked for a while, after which it goes on from another time, or came too late to go on. */
    OUTAGE
}
