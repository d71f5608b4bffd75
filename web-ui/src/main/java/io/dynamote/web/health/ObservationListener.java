package io.dynamote.web.health;

/** Is told when something that a viewer sees has changed. */
public interface ObservationListener {

    void observed(Observation observation);
}
