package dev.autolog.crm.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmJson;
import dev.autolog.domain.Association;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals of contacts.
 *
 * @param openById those that are not closed, won or lost
 */
record HubSpotDeals(Map<String, Association> openById) {
    static final List<String> PROPERTIES = List.of("dealname", "hs_is_closed", "createdate");

    static HubSpotDeals of(List<JsonNode> deals) {
        Map<String, Association> open = new HashMap<>();
        for (JsonNode deal : deals) {
            JsonNode properties = deal.path("properties");
            if (!properties.path("hs_is_closed").asBoolean()) {
                String id = CrmJson.required(deal, "id");
                String name = CrmJson.text(properties, "dealname");
                open.put(
                        id,
                        new Association(
                                id,
                                HubSpotContacts.DEAL,
                                name == null ? "Deal " + id : name,
                                true,
                                HubSpotContacts.time(properties, "createdate")));
            }
        }
        return new HubSpotDeals(open);
    }

    List<Association> open(List<String> ids) {
        return ids.stream()
                .distinct()
                .filter(openById::containsKey)
                .map(openById::get)
                .toList();
    }

    /** Masked: titles often hold a name. */
    @Override
    public String toString() {
        return "HubSpotDeals[…]";
    }
}
