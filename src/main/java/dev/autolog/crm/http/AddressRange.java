package dev.autolog.crm.http;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A network of IP addresses.
 *
 * @param network its first address
 * @param prefix how many bits all of its addresses share
 */
record AddressRange(InetAddress network, int prefix) {
    /**
     * Parses an address or a network in CIDR notation.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress network = InetAddress.ofLiteral(parts[0]);
        int bits = network.getAddress().length * Byte.SIZE;
        int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("Not a network: its prefix is longer than its address");
        }
        return new AddressRange(network, prefix);
    }

    boolean contains(byte[] address) {
        byte[] first = network.getAddress();
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        return address.length == first.length
                && Arrays.equals(address, 0, whole, first, 0, whole)
                && (rest == 0
                        || (address[whole] & 0xff) >> (Byte.SIZE - rest)
                                == (first[whole] & 0xff) >> (Byte.SIZE - rest));
    }
}
