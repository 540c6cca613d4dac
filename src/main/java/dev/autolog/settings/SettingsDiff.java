package dev.autolog.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares settings before and after a change: an audit entry for each setting whose value differs. */
final class SettingsDiff {
    private final SettingsCodec json;
    private final SettingsScope settingsScope;
    private final String by;
    private final Instant at;

    SettingsDiff(SettingsCodec json, SettingsScope settingsScope, String by, Instant at) {
        this.json = json;
        this.settingsScope = settingsScope;
        this.by = by;
        this.at = at;
    }

    /** The audit entries, in the order of the settings. */
    List<SettingsAuditEntry> entries(SettingsRow before, SettingsRow after) {
        List<SettingsAuditEntry> lines = new ArrayList<>();
        for (Setting<?> setting : Setting.all()) {
            add(
                    lines,
                    setting.key(),
                    before.values().get(setting.key()),
                    after.values().get(setting.key()));
        }
        add(lines, SettingsAuditEntry.LOCKED, json.keys(before.locked()), json.keys(after.locked()));
        return lines;
    }

    private void add(List<SettingsAuditEntry> lines, String name, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null ? after != null : !before.equals(after)) {
            // For a list of thousands, the entry has only the removed and added items, unless just the order changed.
            boolean lists = isList(before) && isList(after);
            JsonNode less = lists ? without(before, after) : before;
            JsonNode more = lists ? without(after, before) : after;
            boolean reordered = lists && less != null && less.isEmpty() && more != null && more.isEmpty();
            lines.add(new SettingsAuditEntry(
                    settingsScope, at, by, name, text(reordered ? before : less), text(reordered ? after : more)));
        }
    }

    private static boolean isList(@Nullable JsonNode node) {
        return node == null || node.isArray();
    }

    private static @Nullable JsonNode without(@Nullable JsonNode list, @Nullable JsonNode other) {
        if (list == null || other == null) {
            return list;
        }
        Set<JsonNode> there = new HashSet<>();
        other.forEach(there::add);
        ArrayNode rest = JsonNodeFactory.instance.arrayNode();
        list.forEach(item -> {
            if (!there.contains(item)) {
                rest.add(item);
            }
        });
        return rest;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }

    /** The settings of audit entries. */
    static Set<Setting<?>> settings(List<SettingsAuditEntry> lines) {
        Set<Setting<?>> settings = new HashSet<>();
        lines.forEach(line -> Setting.of(line.setting()).ifPresent(settings::add));
        return settings;
    }
}
