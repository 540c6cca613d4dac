package dev.autolog.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** A proxy on the loopback interface between the service and one of its servers, which breaks their connections on request. */
final class LoopbackProxy implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2000;
    private static final int BACKLOG = 200;

    private final int port;
    private final IntSupplier target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private boolean hanging;
    private ServerSocket server;
    private Thread acceptor;

    /**
     * Starts to listen.
     *
     * @param port the port to listen on
     * @param target the port to connect to, read for each connection
     */
    LoopbackProxy(int port, IntSupplier target) {
        this.port = port;
        this.target = target;
        listen();
    }

    private void listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
            server = socket;
            acceptor = Thread.ofVirtual().start(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port that it listens on. */
    int port() {
        return port;
    }

    /** Cuts all connections and refuses new ones until {@link #pass()}. */
    void refuse() {
        stopListening();
        cut();
    }

    /** A closed socket accepts connections until the thread that waits in {@code accept} has left it. */
    private void stopListening() {
        close(server);
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps all connections and accepts new ones, but transfers no byte until {@link #pass()}. */
    void hang() {
        setHanging(true);
    }

    /** Ends {@link #refuse()} or {@link #hang()}. */
    void pass() {
        setHanging(false);
        if (server.isClosed()) {
            listen();
        }
    }

    /** Cuts all current connections. */
    void cut() {
        sockets.forEach(LoopbackProxy::close);
        sockets.clear();
    }

    private void setHanging(boolean hangs) {
        lock.lock();
        try {
            hanging = hangs;
            flows.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (hanging) {
                flows.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket client = socket.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException e) {
            // The proxy refuses connections or is closed.
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        sockets.add(upstream);
        try {
            awaitFlow();
            upstream.connect(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), target.getAsInt()), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> copy(upstream, client));
            copy(client, upstream);
        } catch (IOException e) {
            end(client, upstream);
        } catch (InterruptedException e) {
            end(client, upstream);
            Thread.currentThread().interrupt();
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] bytes = new byte[16 << 10];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                awaitFlow();
                out.write(bytes, 0, read);
            }
        } catch (SocketException e) {
            // The connection is cut, by one of its ends or by the proxy.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from, to);
        }
    }

    private void end(Socket one, Socket other) {
        sockets.remove(one);
        sockets.remove(other);
        close(one);
        close(other);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // The socket is unusable either way.
        }
    }

    @Override
    public void close() {
        setHanging(false);
        refuse();
    }
}
