package io.dynamote.alert.notification;

import io.dynamote.alert.inhibition.Inhibitor;

/** Takes out what is not worth telling while something else fires. */
record InhibitionStage(Inhibitor inhibitor) implements Stage {

    @Override
    public Flush pass(Flush flush) {
        return flush.hide(
                alert -> inhibitor.inhibiting(alert.labels(), flush.at()).isPresent());
    }
}
