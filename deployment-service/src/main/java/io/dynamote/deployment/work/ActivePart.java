package io.dynamote.deployment.work;

import io.dynamote.deployment.model.DeploymentRef;

/** Work that only the active instance does. */
public interface ActivePart {

    /** This instance became the active one: everything may need attention. */
    void begin();

    /** A deployment's intent was committed, here or by another instance, or it is not settled yet. */
    void look(DeploymentRef ref);

    /** This instance is no longer the active one. */
    void end();
}
