package io.dynamote.alert.incident;

import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** What cannot be done with an incident. */
public sealed class IncidentException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private IncidentException(String code, HttpStatus status, String title, String detail) {
        super(code, status, title, detail, List.of());
    }

    /** There is none of this id. */
    public static final class NotFound extends IncidentException {

        private static final long serialVersionUID = 1L;

        NotFound(IncidentId id) {
            super("incident_not_found", HttpStatus.NOT_FOUND, "No such incident", "There is no incident " + id + ".");
        }
    }

    /** It is not in a state in which that can be done. */
    public static final class WrongState extends IncidentException {

        private static final long serialVersionUID = 1L;

        WrongState(Incident incident, String what) {
            super(
                    "incident_wrong_state",
                    HttpStatus.CONFLICT,
                    "Not possible any more, or not yet",
                    "Incident " + incident.id() + " is "
                            + IncidentRow.word(incident.state().status()) + ": " + what + ".");
        }
    }
}
