package io.dynamote.alert.expression;

import java.util.List;

import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;

/**
 * One meaning of a function or operator: what CEL's checker is told of it, and how it is computed.
 *
 * @param function name, as CEL names it: operators are {@code _+_} and the like
 * @param member whether it is written behind its first argument, as in {@code labels.team.startsWith("a")}
 * @param result type
 * @param arguments types
 * @param build makes the term from those of the arguments
 */
record Overload(String function, boolean member, CelType result, List<CelType> arguments, Build build) {

    /** Makes a term of the terms of its arguments, whose types have been checked. */
    interface Build {
        Term of(List<Term> arguments);
    }

    /** Unique name within the vocabulary. */
    String id() {
        StringBuilder id = new StringBuilder(function);
        arguments.forEach(type -> id.append(':').append(type.name()));
        return id.toString();
    }

    CelOverloadDecl declaration() {
        return member
                ? CelOverloadDecl.newMemberOverload(id(), result, arguments)
                : CelOverloadDecl.newGlobalOverload(id(), result, arguments);
    }
}
