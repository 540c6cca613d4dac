package dev.autolog.api;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** A refused request; its problem is the answer. */
final class RefusedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpProblem problem;

    RefusedRequestException(HttpProblem problem) {
        super(problem.getTitle(), null, false, false);
        this.problem = problem;
    }

    HttpProblem problem() {
        return problem;
    }
}
