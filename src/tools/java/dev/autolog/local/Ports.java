package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Ports of the loopback interface. */
public final class Ports {
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

    private Ports() {}

    /** The port itself; for 0 a free one. */
    static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /** A port that no process listens on at present. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a server could listen on the port now, on loopback and on all interfaces. */
    static boolean isFree(int port) {
        return !answers(port)
                && canBind(new InetSocketAddress(port))
                && canBind(new InetSocketAddress(loopback(), port));
    }

    /** Whether a process listens on the port. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), (int) CONNECT_TIMEOUT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of a server that has just ended linger for a minute; they block neither this check nor the
            // next server.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }
}
