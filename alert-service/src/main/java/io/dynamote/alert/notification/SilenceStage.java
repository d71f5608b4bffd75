package io.dynamote.alert.notification;

import io.dynamote.alert.silence.Silences;

/** Takes out what is silenced. */
record SilenceStage(Silences silences) implements Stage {

    @Override
    public Flush pass(Flush flush) {
        return flush.hide(alert -> !silences.muting(alert.labels(), flush.at()).isEmpty());
    }
}
