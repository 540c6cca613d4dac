package dev.autolog.crm.carddav;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An answer of status 207 (RFC 4918, 13).
 *
 * @param items as the server lists them
 * @param syncToken null if it has none
 */
record MultiStatus(List<Item> items, @Nullable String syncToken) {
    static final String DAV = "DAV:";
    static final String CARDDAV = "urn:ietf:params:xml:ns:carddav";

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    MultiStatus {
        items = List.copyOf(items);
    }

    /**
     * A resource.
     *
     * @param href as the server writes it
     * @param status of HTTP: of the resource, or 200
     * @param properties those that it has
     */
    record Item(String href, int status, List<Element> properties) {
        Item {
            properties = List.copyOf(properties);
        }

        /** A property that it has. */
        Optional<Element> property(String namespace, String name) {
            return properties.stream()
                    .filter(property -> is(property, namespace, name))
                    .findFirst();
        }

        /** A property's text without blanks around it; null if there is none. */
        @Nullable
        String text(String namespace, String name) {
            return property(namespace, name)
                    .map(property -> property.getTextContent().strip())
                    .filter(text -> !text.isEmpty())
                    .orElse(null);
        }

        /** The addresses in a property. */
        List<String> hrefs(String namespace, String name) {
            return property(namespace, name).stream()
                    .flatMap(property -> children(property, DAV, "href").stream())
                    .map(href -> href.getTextContent().strip())
                    .filter(href -> !href.isEmpty())
                    .toList();
        }

        /** Whether a property has an element somewhere within. */
        boolean has(String property, String namespace, String name) {
            return property(DAV, property)
                    .map(element ->
                            element.getElementsByTagNameNS(namespace, name).getLength() > 0)
                    .orElse(false);
        }

        /** Masked: cards are personal data. */
        @Override
        public String toString() {
            return "Item[" + status + "]";
        }
    }

    /**
     * Parses an answer. Document types are refused, and with them all entities of its own.
     *
     * @throws CrmException if it is none
     */
    static MultiStatus parse(String xml) {
        Element root;
        try {
            DocumentBuilder builder = builder();
            builder.setErrorHandler(new DefaultHandler());
            root = builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException | IOException e) {
            // Not as a cause: its message quotes the answer.
            throw new CrmException(Remedy.RETRY, "NOT_XML", null);
        }
        if (!is(root, DAV, "multistatus")) {
            throw unexpected();
        }
        return new MultiStatus(
                children(root, DAV, "response").stream().map(MultiStatus::item).toList(),
                children(root, DAV, "sync-token").stream()
                        .map(token -> token.getTextContent().strip())
                        .findFirst()
                        .orElse(null));
    }

    private static DocumentBuilder builder() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(NO_DOCTYPE, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Item item(Element response) {
        List<Element> properties = new ArrayList<>();
        for (Element group : children(response, DAV, "propstat")) {
            if (status(group) / 100 == 2) {
                children(group, DAV, "prop").forEach(prop -> properties.addAll(children(prop)));
            }
        }
        String href = children(response, DAV, "href").stream()
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElseThrow(MultiStatus::unexpected);
        return new Item(href, status(response), properties);
    }

    /** Of a response without a status of its own, 200. */
    private static int status(Element element) {
        return children(element, DAV, "status").stream()
                .map(line -> line.getTextContent().strip().split(" ", 3))
                .findFirst()
                .map(MultiStatus::status)
                .orElse(200);
    }

    private static int status(String[] line) {
        if (line.length < 2 || !line[1].matches("\\d{3}")) {
            throw unexpected();
        }
        return Integer.parseInt(line[1]);
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    private static List<Element> children(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** An answer that is not as the standard describes it. */
    static CrmException unexpected() {
        return new CrmException(Remedy.RETRY, "ANSWER_UNEXPECTED", null);
    }

    /** Masked: cards are personal data. */
    @Override
    public String toString() {
        return "MultiStatus[" + items.size() + "]";
    }
}
