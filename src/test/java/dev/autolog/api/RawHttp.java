package dev.autolog.api;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends requests byte by byte as they are written here: no client library would send most of them. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {}

    /** An answer: its status, its head in lower case, and its body. */
    record Answer(int status, String head, String body) {
        boolean isProblem() {
            return head.contains("content-type: application/problem+json");
        }
    }

    /** A connection to the service of the test. */
    static Socket connect() {
        try {
            Socket socket = new Socket("localhost", RestAssured.port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request without a body. */
    static Answer send(String method, String target, String... headers) {
        return send(method, target, new byte[0], headers);
    }

    /** Sends a request; characters of the head are bytes. Of a stream, only the head of the answer is read. */
    static Answer send(String method, String target, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
        boolean hasHost = false;
        for (String header : headers) {
            head.append(header).append("\r\n");
            hasHost |= header.toLowerCase(Locale.ROOT).startsWith("host:");
        }
        head.append(hasHost ? "" : "Host: localhost\r\n");
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return answer(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = null;
        for (int read = in.read(); read >= 0; read = in.read()) {
            bytes.write(read);
            if (head == null && read == '\n') {
                String soFar = bytes.toString(StandardCharsets.ISO_8859_1);
                if (soFar.endsWith("\r\n\r\n")) {
                    head = soFar.toLowerCase(Locale.ROOT);
                    bytes.reset();
                    if (head.contains("text/event-stream")) {
                        break;
                    }
                }
            }
        }
        if (head == null) {
            return new Answer(0, "", "");
        }
        return new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, bytes.toString(StandardCharsets.UTF_8));
    }
}
