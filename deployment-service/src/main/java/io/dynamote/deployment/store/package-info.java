/** What deployment-service keeps in Postgres: intents, revisions, history, and the events that each change appends. */
@NullMarked
package io.dynamote.deployment.store;

import org.jspecify.annotations.NullMarked;
