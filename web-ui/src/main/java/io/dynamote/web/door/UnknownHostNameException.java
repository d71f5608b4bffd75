package io.dynamote.web.door;

import java.util.List;

import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** A request for a name that is not the portal's. */
final class UnknownHostNameException extends ProblemException {

    private static final long serialVersionUID = 1L;
    private static final String EXPECTED = "must be an address, localhost, or one of the names in dynamote.web.hosts";

    UnknownHostNameException(String host) {
        super(
                "unknown_host",
                HttpStatus.MISDIRECTED_REQUEST,
                "The portal does not answer to this name",
                "the host " + host + " is not known here: it " + EXPECTED,
                List.of(new FieldError("Host", host, EXPECTED)));
    }
}
