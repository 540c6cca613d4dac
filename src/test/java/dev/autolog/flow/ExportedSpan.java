package dev.autolog.flow;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A span as OTLP's protobuf has it, by the field numbers of {@code opentelemetry/proto/trace/v1/trace.proto}.
 *
 * @param parentId the empty string for the first of a trace
 * @param attributes texts and whole numbers, by name
 * @param links ids of the spans that it is linked to
 */
record ExportedSpan(
        String traceId,
        String spanId,
        String parentId,
        String name,
        long kind,
        Map<String, String> attributes,
        List<String> links,
        boolean failed) {
    static final long SERVER = 2;
    static final long PRODUCER = 4;
    static final long CONSUMER = 5;

    /** The spans of an export request. */
    static List<ExportedSpan> in(byte[] request) {
        return Protobuf.of(request)
                .messages(1)
                .flatMap(resource -> resource.messages(2))
                .flatMap(scope -> scope.messages(2))
                .map(ExportedSpan::of)
                .toList();
    }

    private static ExportedSpan of(Protobuf span) {
        Map<String, String> attributes = span.messages(9)
                .collect(Collectors.toMap(
                        attribute -> attribute.text(1),
                        attribute -> attribute
                                .messages(2)
                                .findFirst()
                                .map(ExportedSpan::value)
                                .orElse("")));
        return new ExportedSpan(
                hex(span, 1),
                hex(span, 2),
                hex(span, 4),
                span.text(5),
                span.number(6),
                attributes,
                span.messages(13).map(link -> hex(link, 2)).toList(),
                span.messages(15).anyMatch(status -> status.number(3) == 2));
    }

    private static String value(Protobuf any) {
        return Stream.<Function<Protobuf, String>>of(value -> value.text(1), value -> Long.toString(value.number(3)))
                .map(read -> read.apply(any))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String hex(Protobuf message, int field) {
        return message.bytes(field).findFirst().map(HexFormat.of()::formatHex).orElse("");
    }
}
