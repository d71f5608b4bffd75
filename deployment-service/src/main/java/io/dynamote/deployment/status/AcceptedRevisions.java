package io.dynamote.deployment.status;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.dynamote.deployment.configuration.ConfigurationReader;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.Revision;
import io.dynamote.deployment.store.RevisionStore;
import jakarta.inject.Singleton;

/** Revisions that are judged again and again, kept in memory: they never change. */
@Singleton
final class AcceptedRevisions {

    private static final int MOST = 5_000;

    private record Key(UUID deployment, RevisionNumber number) {}

    private final RevisionStore revisions;
    private final Map<Key, AcceptedRevision> kept = Collections.synchronizedMap(new Recent());

    AcceptedRevisions(RevisionStore revisions) {
        this.revisions = revisions;
    }

    /** The newest revision of a deployment; needs a transaction if it is not in memory. */
    AcceptedRevision of(Deployment row) {
        return kept.computeIfAbsent(new Key(row.id(), row.revision()), this::read);
    }

    private AcceptedRevision read(Key key) {
        Revision revision = revisions
                .find(key.deployment(), key.number())
                .orElseThrow(() -> new IllegalStateException(
                        "revision " + key.number() + " of deployment " + key.deployment() + " is missing"));
        return new AcceptedRevision(ConfigurationReader.readStored(revision.configuration()), revision.createdAt());
    }

    private static final class Recent extends LinkedHashMap<Key, AcceptedRevision> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, AcceptedRevision> eldest) {
            return size() > MOST;
        }
    }
}
