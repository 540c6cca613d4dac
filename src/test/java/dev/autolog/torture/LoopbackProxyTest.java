package dev.autolog.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.local.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackProxyTest {
    private static final int PATIENCE = 5000;
    private static final int SHORT = 200;

    private ServerSocket server;
    private LoopbackProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::echo);
        proxy = new LoopbackProxy(Ports.free(), server::getLocalPort);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        long _ = socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        // Cut, which is what these tests are about.
                    }
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void bytesPassBothWays() throws IOException {
        assertThatBytesPass();
    }

    private void assertThatBytesPass() throws IOException {
        try (Socket client = connect()) {
            assertThat(answer(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void aHangingConnectionGoesOnWhereItStopped() throws IOException {
        try (Socket client = connect()) {
            proxy.hang();
            client.setSoTimeout(SHORT);
            assertThatThrownBy(() -> answer(client, 7)).isInstanceOf(SocketTimeoutException.class);
            proxy.pass();
            client.setSoTimeout(PATIENCE);
            assertThat(client.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void aCutConnectionEndsAndTheNextOnePasses() throws IOException {
        try (Socket client = connect()) {
            assertThat(answer(client, 7)).isEqualTo(7);
            proxy.cut();
            assertThat(isOver(client)).isTrue();
        }
        assertThatBytesPass();
    }

    @Test
    void aRefusedConnectionPassesLater() throws IOException {
        proxy.refuse();
        assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        proxy.pass();
        assertThatBytesPass();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), proxy.port());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static int answer(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        return client.getInputStream().read();
    }

    private static boolean isOver(Socket client) {
        try {
            return client.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
