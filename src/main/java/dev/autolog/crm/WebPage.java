package dev.autolog.crm;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Addresses of pages of CRMs. */
public final class WebPage {
    private static final String ID = "{id}";

    private WebPage() {}

    /** The address that an admin entered in the field {@code address}, without slashes at its end. */
    public static String entered(CrmSession session) {
        return Objects.requireNonNullElse(session.setting("address"), "").replaceAll("/+$", "");
    }

    /**
     * A page.
     *
     * @param webAddress of the CRM, without a slash at its end
     * @param path with {@code {id}} in the place of the id
     * @param id encoded in the address
     */
    public static URI of(String webAddress, String path, String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(webAddress + path.replace(ID, encoded));
    }

    /** Whether a text is an address of the web, such as {@code https://acme.pipedrive.com}, without user, query and fragment. */
    static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
