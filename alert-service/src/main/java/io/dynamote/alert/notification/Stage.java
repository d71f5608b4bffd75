package io.dynamote.alert.notification;

/** A step between a group that is due and the message about it. */
interface Stage {

    /** The look at the group with less in it, or with a decision. */
    Flush pass(Flush flush);
}
