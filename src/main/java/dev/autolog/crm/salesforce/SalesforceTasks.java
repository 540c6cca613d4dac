package dev.autolog.crm.salesforce;

import dev.autolog.crm.CrmLog;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Logs on their way to Salesforce, as tasks. */
final class SalesforceTasks {
    /** The unique external id of tasks and contacts. */
    static final String MARK = "Autolog_Id__c";
    /** When the call began: a task itself has a day alone. */
    static final String START = "Autolog_Start__c";

    private static final String LEAD = "00Q";
    private static final String ACCOUNT = "001";
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_DESCRIPTION = 32_000;
    private static final String SUBTYPE = "TaskSubtype";
    /** An earlier attempt created the task, and maybe just now: its subtype can be set at its creation alone. */
    private static final Set<String> THERE = Set.of("INVALID_FIELD_FOR_INSERT_UPDATE", "DUPLICATE_VALUE");

    private static final Set<String> GONE = Set.of("ENTITY_IS_DELETED", "NOT_FOUND");

    private final SalesforceApi api;
    private final Map<LogWrite, LogOutcome> outcomes = new HashMap<>();

    SalesforceTasks(SalesforceApi api) {
        this.api = api;
    }

    List<LogOutcome> write(List<LogWrite> logs) {
        List<LogWrite> created = new ArrayList<>();
        List<LogWrite> changed = new ArrayList<>();
        for (LogWrite log : logs) {
            if (!Soql.isId(log.log().contactId())) {
                outcomes.put(log, new LogOutcome.Rejected("CONTACT_ID_UNKNOWN"));
            } else if (log.recordId() == null) {
                created.add(log);
            } else {
                changed.add(log);
            }
        }
        List<LogWrite> there = save(created, THERE, log -> task(log, true));
        save(there, Set.of(), log -> task(log, false));
        List<LogWrite> gone = save(changed, GONE, log -> {
            Map<String, Object> task = task(log, false);
            task.put("id", Objects.requireNonNull(log.recordId()));
            return task;
        });
        gone.forEach(log -> outcomes.put(log, new LogOutcome.Gone()));
        return logs.stream()
                .map(log -> Objects.requireNonNull(outcomes.get(log)))
                .toList();
    }

    /** Saves logs, and returns those that were refused with one of the codes. */
    private List<LogWrite> save(List<LogWrite> logs, Set<String> codes, Function<LogWrite, Map<String, Object>> task) {
        if (logs.isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> tasks = logs.stream().map(task).toList();
        List<SaveResult> results =
                tasks.getFirst().containsKey("id") ? api.update(tasks) : api.upsert("Task", MARK, tasks);
        List<LogWrite> refused = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            SaveResult result = results.get(i);
            outcomes.put(
                    logs.get(i),
                    result.id() == null
                            ? new LogOutcome.Rejected(result.code())
                            : new LogOutcome.Complete(result.id()));
            if (codes.contains(result.code())) {
                refused.add(logs.get(i));
            }
        }
        return refused;
    }

    private static Map<String, Object> task(LogWrite write, boolean isNew) {
        CrmLog log = write.log();
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("attributes", Map.of("type", "Task"));
        if (write.recordId() == null) {
            task.put(MARK, log.callLogId());
        }
        if (isNew && !log.isMessage()) {
            task.put(SUBTYPE, "Call");
        }
        task.put("Subject", cut(log.subject(), LONGEST_SUBJECT));
        task.put("Description", cut(description(log), LONGEST_DESCRIPTION));
        task.put("Status", "Completed");
        task.put(
                "ActivityDate", log.startedAt().atZone(log.zone()).toLocalDate().toString());
        task.put(START, log.startedAt().toString());
        boolean isAccount = log.contactId().startsWith(ACCOUNT);
        boolean isLead = log.contactId().startsWith(LEAD);
        task.put("WhoId", isAccount ? null : log.contactId());
        // Salesforce takes nothing else for a task of a lead.
        task.put("WhatId", isLead ? null : what(log, isAccount));
        if (log.ownerId() != null) {
            task.put("OwnerId", log.ownerId());
        }
        if (!log.isMessage()) {
            task.put("CallType", log.isInbound() ? "Inbound" : "Outbound");
            task.put("CallDurationInSeconds", log.talkSeconds());
            task.put("CallDisposition", log.disposition() == null ? log.result() : log.disposition());
        }
        return task;
    }

    private static @Nullable String what(CrmLog log, boolean isAccount) {
        String association = log.associationId();
        if (association != null && Soql.isId(association)) {
            return association;
        }
        return isAccount ? log.contactId() : null;
    }

    private static String description(CrmLog log) {
        return Stream.of(log.description(), log.phoneNumber(), log.recordingUrl(), log.link())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
