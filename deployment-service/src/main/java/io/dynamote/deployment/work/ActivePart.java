package io.dynamote.deployment.work;

import io.dynamote.deployment.model.DeploymentRef;

/** Work that only the active instance does. */
public interface ActivePart {

    /** This instance became the active one. */
    void begin();

    /** A deployment's intent was committed just now, here or by another instance. */
    void wake(DeploymentRef ref);

    /** A deployment is not settled, or everything may have changed: look at it if nothing else is planned for it. */
    void sweep(DeploymentRef ref);

    /** This instance is no longer the active one. */
    void end();
}
