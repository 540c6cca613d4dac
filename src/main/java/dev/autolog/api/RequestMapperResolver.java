package dev.autolog.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * Provides the mapper of request bodies, for which an unknown field is an error: a misspelt field would otherwise be ignored. Stored
 * values are read with the application's own mapper, which ignores the fields of a newer release.
 */
@Provider
class RequestMapperResolver implements ContextResolver<ObjectMapper> {
    private final ObjectMapper mapper;

    RequestMapperResolver(ObjectMapper json) {
        this.mapper = json.copyWith(new RequestJsonFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }
}
