package dev.autolog.flow;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** A message in protobuf's encoding, read without its description: fields by their numbers. */
record Protobuf(UnknownFieldSet fields) {
    static Protobuf of(byte[] message) {
        try {
            return new Protobuf(UnknownFieldSet.parseFrom(message));
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<byte[]> bytes(int number) {
        return fields.getField(number).getLengthDelimitedList().stream().map(ByteString::toByteArray);
    }

    Stream<Protobuf> messages(int number) {
        return bytes(number).map(Protobuf::of);
    }

    /** A text; empty when absent. */
    String text(int number) {
        return fields.getField(number).getLengthDelimitedList().stream()
                .findFirst()
                .map(ByteString::toStringUtf8)
                .orElse("");
    }

    /** A whole number; 0 when absent. */
    long number(int number) {
        return fields.getField(number).getVarintList().stream().findFirst().orElse(0L);
    }
}
