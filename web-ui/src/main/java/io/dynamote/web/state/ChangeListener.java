package io.dynamote.web.state;

/** Is told of each change after the read models have it. Called on the thread that reads Kafka: must be quick. */
public interface ChangeListener {

    void changed(Change change);
}
