package dev.autolog.crm.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which IP addresses requests may go to: public ones, and those that the operator permits. */
public final class AddressPolicy {
    /** Not public, of the registries of special-purpose addresses (RFC 6890 and later), and multicast. */
    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Tunnels to IPv4 addresses, and examples.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(AddressRange::parse)
            .toList();
    /** All IPv6 addresses that are routed in the internet. */
    private static final AddressRange GLOBAL = AddressRange.parse("2000::/3");
    /** IPv6 addresses that a network translates to the IPv4 address in their last four bytes (RFC 6052). */
    private static final AddressRange TRANSLATED = AddressRange.parse("64:ff9b::/96");

    private final List<AddressRange> permitted;

    /**
     * @param permitted addresses and networks in CIDR notation
     * @throws IllegalArgumentException if one is neither
     */
    public AddressPolicy(List<String> permitted) {
        this.permitted = permitted.stream().map(AddressRange::parse).toList();
    }

    /** Whether the operator named it. */
    boolean isNamed(InetAddress address) {
        return contains(permitted, address.getAddress());
    }

    /** Whether requests may go there. */
    boolean isPermitted(InetAddress address) {
        return isNamed(address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return !contains(SPECIAL, bytes);
        }
        if (TRANSLATED.contains(bytes)) {
            return !contains(SPECIAL, Arrays.copyOfRange(bytes, 12, 16));
        }
        return GLOBAL.contains(bytes) && !contains(SPECIAL, bytes);
    }

    private static boolean contains(List<AddressRange> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
