package io.dynamote.showcase;

/** Whether a portal may be fed with what is invented. */
sealed interface Judgement {

    /** It stands on the cluster of this process. */
    record Own() implements Judgement {}

    /**
     * Nobody can tell yet.
     *
     * @param why in words
     */
    record NotYet(String why) implements Judgement {}

    /**
     * It stands on another cluster, whose users would take what is invented for true.
     *
     * @param why what was found and what was expected
     */
    record Foreign(String why) implements Judgement {}
}
