package io.dynamote.contracts.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Set;

import io.micronaut.http.HttpResponse;

/** What the methods of controllers answer, by their signatures. */
final class ReturnTypes {

    /** Types that say nothing of what is in them. */
    private static final Set<Type> OPAQUE = Set.of(byte[].class, String.class, Object.class, void.class);

    private ReturnTypes() {}

    /**
     * The type of the body.
     *
     * @throws IllegalStateException if the signature does not say it, so that an outline must
     */
    static Type body(Route route) {
        Type type = route.method().getGenericReturnType();
        if (type instanceof ParameterizedType generic
                && HttpResponse.class.isAssignableFrom((Class<?>) generic.getRawType())) {
            type = generic.getActualTypeArguments()[0];
        }
        if (OPAQUE.contains(type)
                || type instanceof WildcardType
                || type.getTypeName().startsWith("com.fasterxml.")) {
            throw new IllegalStateException("the outline must say what " + route.handler() + " answers");
        }
        return type;
    }
}
