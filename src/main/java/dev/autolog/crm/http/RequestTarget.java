package dev.autolog.crm.http;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** Where a request of a connection goes: a host that its form allows. */
final class RequestTarget {
    private RequestTarget() {}

    /**
     * The URL of a target.
     *
     * @param address of the connection
     * @param target path and query below it, or absolute
     * @param hosts the form's; empty if the address is the only one
     * @throws CrmException if it leads elsewhere
     */
    static URI of(String address, String target, List<String> hosts) {
        URI base = parse(address);
        URI url = target.startsWith("/") ? parse(trimmed(address) + target) : parse(target);
        boolean isAllowed =
                hosts.isEmpty() ? sameOrigin(base, url) : url.getPort() == -1 && isListed(url.getHost(), hosts);
        if (!isAllowed) {
            throw refused();
        }
        return url;
    }

    /** An address does not lead to where this connection may send. */
    static CrmException refused() {
        return new CrmException(Remedy.SIGN_IN, "ADDRESS_REFUSED", null);
    }

    private static URI parse(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme();
            if (("https".equals(scheme) || "http".equals(scheme))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Below: its message quotes the address.
        }
        throw refused();
    }

    private static String trimmed(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static boolean sameOrigin(URI base, URI url) {
        return base.getScheme().equals(url.getScheme())
                && base.getHost().equalsIgnoreCase(url.getHost())
                && base.getPort() == url.getPort();
    }

    private static boolean isListed(String host, List<String> hosts) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .anyMatch(listed -> listed.startsWith("*.") ? name.endsWith(listed.substring(1)) : name.equals(listed));
    }
}
