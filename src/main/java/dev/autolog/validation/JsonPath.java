package dev.autolog.validation;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;

/** Paths of faults in JSON values. */
public final class JsonPath {
    private JsonPath() {}

    /**
     * The path of the invalid field.
     *
     * @return for example {@code newContact.name} or {@code ids[2]}; empty for the value as a whole
     */
    public static String of(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
