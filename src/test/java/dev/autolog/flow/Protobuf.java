package dev.autolog.flow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A message in protobuf's encoding, read without its description: fields by their numbers. */
final class Protobuf {
    @SuppressWarnings("ArrayRecordComponent")
    private record Field(int number, long value, byte[] bytes) {}

    private static final byte[] NONE = {};

    private final List<Field> fields = new ArrayList<>();

    static Protobuf of(byte[] message) {
        Protobuf read = new Protobuf();
        ByteBuffer buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            long tag = varint(buffer);
            read.fields.add(field((int) (tag >>> 3), (int) (tag & 7), buffer));
        }
        return read;
    }

    private static Field field(int number, int type, ByteBuffer buffer) {
        return switch (type) {
            case 0 -> new Field(number, varint(buffer), NONE);
            case 1 -> new Field(number, buffer.getLong(), NONE);
            case 2 -> {
                byte[] bytes = new byte[(int) varint(buffer)];
                buffer.get(bytes);
                yield new Field(number, 0, bytes);
            }
            case 5 -> new Field(number, buffer.getInt(), NONE);
            default -> throw new AssertionError("not protobuf: a field of type " + type);
        };
    }

    private static long varint(ByteBuffer buffer) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = buffer.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    Stream<byte[]> bytes(int number) {
        return fields.stream().filter(field -> field.number == number).map(Field::bytes);
    }

    Stream<Protobuf> messages(int number) {
        return bytes(number).map(Protobuf::of);
    }

    /** A text; empty when absent. */
    String text(int number) {
        return bytes(number)
                .findFirst()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** A number; 0 when absent. */
    long number(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .findFirst()
                .map(Field::value)
                .orElse(0L);
    }
}
