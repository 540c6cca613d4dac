package dev.autolog.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.RoundCursor;
import dev.autolog.crm.ServerTime;
import dev.autolog.domain.Association;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Odoo's partners with their open opportunities, page by page by id. */
record OdooContacts(OdooApi api, Clock clock) {
    static final String PARTNER = "res.partner";
    static final String LEAD = "crm.lead";
    static final String DEAL = "deal";
    /** Before the id of a placeholder, in the reference of its partner. */
    static final String REFERENCE = "autolog-";

    private static final String PARTNERS = "partners";
    private static final String LEADS = "leads";
    private static final String SWEEP = "sweep";
    private static final int PAGE = 200;
    private static final int SWEEP_PAGE = 500;
    private static final int ID_PAGE = 1000;
    /** Odoo stamps the start of a transaction; longer ones are noticed by the sweep. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<Object> IS_ACTIVE = List.of("active", "=", true);
    private static final List<String> FIELDS = List.of(
            "name",
            "active",
            "is_company",
            "commercial_company_name",
            "phone",
            "country_code",
            "ref",
            "create_date",
            "write_date");

    ContactPage changed(@Nullable String text) {
        RoundCursor cursor = text == null ? RoundCursor.first(PARTNERS) : RoundCursor.parse(text);
        if (cursor.nextSince().equals(Instant.EPOCH)) {
            cursor = cursor.begun(ServerTime.of(api.ping(), clock.instant()), OVERLAP);
        }
        return switch (cursor.stage()) {
            case PARTNERS -> partners(cursor);
            case LEADS -> ofLeads(cursor);
            case SWEEP -> sweep(cursor);
            default -> throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        };
    }

    /** A page of the ids of active partners. */
    ContactIdPage ids(@Nullable String cursor) {
        List<Long> found = api.ids(PARTNER, List.of(IS_ACTIVE, after(cursor == null ? "" : cursor)), ID_PAGE);
        return new ContactIdPage(
                found.stream().map(id -> Long.toString(id)).toList(),
                found.size() < ID_PAGE ? null : found.getLast().toString());
    }

    private ContactPage partners(RoundCursor cursor) {
        boolean isFirst = cursor.isFirstRound();
        List<JsonNode> found =
                read(List.of(isFirst ? IS_ACTIVE : changedSince(cursor), after(cursor.position())), PAGE);
        Long total = isFirst && cursor.position().isEmpty() ? api.count(PARTNER, List.of(IS_ACTIVE)) : null;
        if (found.size() == PAGE) {
            return new ContactPage(contacts(found), cursor.at(last(found)).text(), false, total);
        }
        RoundCursor next =
                isFirst ? cursor.nextRound(PARTNERS) : cursor.in(api.version().hasLeads() ? LEADS : SWEEP);
        return new ContactPage(contacts(found), next.text(), isFirst, total);
    }

    private ContactPage ofLeads(RoundCursor cursor) {
        List<JsonNode> found =
                api.search(LEAD, List.of(changedSince(cursor), after(cursor.position())), PAGE, List.of("partner_id"));
        Set<Long> partners = new LinkedHashSet<>();
        found.stream()
                .map(lead -> lead.path("partner_id").path(0))
                .filter(JsonNode::isIntegralNumber)
                .forEach(id -> partners.add(id.asLong()));
        List<JsonNode> rows =
                partners.isEmpty() ? List.of() : read(List.of(List.of("id", "in", partners)), partners.size());
        RoundCursor next = found.size() < PAGE ? cursor.in(SWEEP) : cursor.at(last(found));
        return new ContactPage(contacts(rows), next.text(), false, null);
    }

    private ContactPage sweep(RoundCursor cursor) {
        List<JsonNode> found = read(List.of(after(Long.toString(cursor.swept()))), SWEEP_PAGE);
        long swept = found.size() < SWEEP_PAGE ? 0 : Long.parseLong(last(found));
        return new ContactPage(
                contacts(found), cursor.sweptTo(swept).nextRound(PARTNERS).text(), true, null);
    }

    private static String last(List<JsonNode> rows) {
        return CrmJson.required(rows.getLast(), "id");
    }

    private static List<Object> changedSince(RoundCursor cursor) {
        return List.of("write_date", ">=", TIME.format(LocalDateTime.ofInstant(cursor.since(), ZoneOffset.UTC)));
    }

    private static List<Object> after(String position) {
        try {
            return List.of("id", ">", position.isEmpty() ? 0 : Long.parseLong(position));
        } catch (NumberFormatException e) {
            throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        }
    }

    private List<JsonNode> read(Object domain, int limit) {
        List<String> fields = new ArrayList<>(FIELDS);
        if (api.version().hasMobile()) {
            fields.add("mobile");
        }
        return api.search(PARTNER, domain, limit, fields);
    }

    private List<CrmContact> contacts(List<JsonNode> partners) {
        Map<Long, List<Association>> deals = openDeals(
                partners.stream().map(partner -> partner.path("id").asLong()).toList());
        return partners.stream()
                .map(partner ->
                        contact(partner, deals.getOrDefault(partner.path("id").asLong(), List.of())))
                .toList();
    }

    private Map<Long, List<Association>> openDeals(List<Long> partners) {
        Map<Long, List<Association>> deals = new HashMap<>();
        if (partners.isEmpty() || !api.version().hasLeads()) {
            return deals;
        }
        List<Object> domain = List.of(
                List.of("partner_id", "in", partners),
                List.of("type", "=", "opportunity"),
                IS_ACTIVE,
                List.of("probability", "<", 100));
        for (JsonNode lead : api.search(LEAD, domain, null, List.of("name", "partner_id", "create_date"))) {
            String id = CrmJson.required(lead, "id");
            deals.computeIfAbsent(lead.path("partner_id").path(0).asLong(), key -> new ArrayList<>())
                    .add(new Association(
                            id,
                            DEAL,
                            Objects.requireNonNullElse(text(lead, "name"), "Opportunity " + id),
                            true,
                            time(lead, "create_date")));
        }
        return deals;
    }

    private static CrmContact contact(JsonNode partner, List<Association> deals) {
        String id = CrmJson.required(partner, "id");
        if (!partner.path("active").asBoolean()) {
            return CrmContact.deleted(id);
        }
        String region = text(partner, "country_code");
        String reference = text(partner, "ref");
        return new CrmContact(
                id,
                Objects.requireNonNullElse(text(partner, "name"), "Partner " + id),
                partner.path("is_company").asBoolean() ? null : text(partner, "commercial_company_name"),
                phones(partner),
                region != null && region.matches("[A-Z]{2}") ? region : null,
                deals,
                false,
                null,
                reference != null && reference.startsWith(REFERENCE) ? reference.substring(REFERENCE.length()) : null,
                time(partner, "create_date"),
                time(partner, "write_date"));
    }

    /** Since 19 there is one field, and people put several numbers into it. */
    private static List<String> phones(JsonNode partner) {
        return Stream.of("phone", "mobile")
                .map(field -> text(partner, field))
                .filter(Objects::nonNull)
                .flatMap(text -> Stream.of(text.split("[,;]", -1)))
                .map(String::strip)
                .filter(phone -> !phone.isEmpty())
                .distinct()
                .toList();
    }

    /** Odoo says false for what is empty. */
    private static @Nullable String text(JsonNode row, String field) {
        return row.path(field).isTextual() ? CrmJson.text(row, field) : null;
    }

    /** UTC, without saying so. */
    private static @Nullable Instant time(JsonNode row, String field) {
        String text = text(row, field);
        try {
            return text == null ? null : LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw CrmJson.unexpected();
        }
    }
}
