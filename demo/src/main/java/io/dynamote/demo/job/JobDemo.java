package io.dynamote.demo.job;

import java.io.IOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.demo.portal.Portal;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.job.JobState;

/** Reports the simulated jobs. */
public final class JobDemo {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Portal portal;
    private final Clock clock;
    private final JobSimulation simulation;

    /** States by job that have not been taken; the end of a job must arrive however long that takes. */
    private final Map<String, JobState> untold = new LinkedHashMap<>();

    /** Jobs that are about to begin. */
    public JobDemo(Portal portal, Clock clock, RandomGenerator random) {
        this.portal = portal;
        this.clock = clock;
        this.simulation = new JobSimulation(random, clock.instant());
    }

    /** One step; to be taken about once a second. */
    public void step() throws IOException, InterruptedException {
        simulation.advance(clock.instant()).forEach(state -> untold.put(state.id(), state));
        Iterator<JobState> states = untold.values().iterator();
        while (states.hasNext()) {
            JobState state = states.next();
            ObjectNode body = (ObjectNode) JSON.readTree(SampleCodec.encode(state));
            body.remove("id");
            if (portal.put("/api/jobs/" + state.id(), body.toString()) == Portal.Outcome.LATER) {
                return;
            }
            states.remove();
        }
    }
}
