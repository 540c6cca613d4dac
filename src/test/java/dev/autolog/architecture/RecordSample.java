package dev.autolog.architecture;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import dev.autolog.domain.rules.DoNotLogList;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.NumberFormat;
import dev.autolog.domain.rules.Setting;
import dev.autolog.settings.SettingsJson;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Builds records whose every text is a secret, except for what may be told: ids and words of the service itself. */
final class RecordSample {
    static final String SECRET = "confidential";
    static final String NUMBER = "+442079460018";

    private static final Set<String> IDS = Set.of(
            "StoredViolation.code",
            "id",
            "accountId",
            "callId",
            "callLogId",
            "CrmConnectionView.kind",
            "CrmErrorView.code",
            "CrmErrorView.detail",
            "CrmFieldView.name",
            "CrmFieldView.label",
            "CrmKindView.kind",
            "CrmKindView.title",
            "CrmProblemView.code",
            "CrmProblemView.detail",
            "agentId",
            "ContactSync.cursor",
            "ContactWalk.cursor",
            "ContactWalk.problem",
            "ContactPage.cursor",
            "ContactIdPage.cursor",
            "ContactIdPage.ids",
            "ContactProgress.problem",
            "Field.name",
            "Field.label",
            "CrmKind.kind",
            "ConnectionForm.title",
            "ConnectionForm.hosts",
            "HeaderToken.header",
            "HeaderToken.prefix",
            "HeaderToken.field",
            "JwtBearer.tokenPath",
            "JwtBearer.audience",
            "JwtBearer.sandboxes",
            "JwtBearer.sandboxAudience",
            "JwtBearer.keyField",
            "JwtBearer.issuerField",
            "JwtBearer.subjectField",
            "CrmRecord.crm",
            "CrmRecordView.crm",
            "PipedriveContacts.field",
            "RoundCursor.stage",
            "RoundCursor.position",
            "OAuthCode.scopes",
            "ClientCredentials.tokenPath",
            "ClientCredentials.scope",
            "ClientCredentials.service",
            "ClientCredentials.prefix",
            "Basic.userField",
            "Basic.passwordField",
            "CrmRequest.method",
            "ConnectionProblem.code",
            "ConnectionProblem.detail",
            "ConnectionFailure.code",
            "ConnectionChoice.kind",
            "ConnectionStatus.kind",
            "CrmConnection.kind",
            "LogWrite.recordId",
            "LogWrite.step",
            "LogWrite.sentContactId",
            "LogWrite.sentAssociationId",
            "LogWrite.sentAssociationKind",
            "Link.other",
            "SaveResult.id",
            "SaveResult.code",
            "SalesforceCursor.afterId",
            "SentLog.recordId",
            "SentLog.step",
            "SentLog.associationKind",
            "Complete.recordId",
            "Partly.recordId",
            "Partly.step",
            "Missing.code",
            "Rejected.code",
            "placeholderId",
            "PublishedContact.digest",
            "Resource.reference",
            "contactId",
            "MergeStatement.newId",
            "AppliedMerge.oldId",
            "AppliedMerge.newId",
            "conversationId",
            "messageId",
            "associationId",
            "subjectId",
            "actor",
            "action",
            "tx",
            "reason",
            "resolvedBy",
            "by",
            "editedBy",
            "snapshot",
            "AssociationKey.kind",
            "Chosen.kind",
            "SettingFormat.defaultJson",
            "RecordWarning.field",
            "RecordWarningView.field",
            "RecordWarningView.topic",
            "StatedMerge.replacedBy",
            "StatedMerge.replaces",
            "AlreadyChanged.status",
            "CloudEvent.type",
            "CloudEvent.subject",
            "DeadLetterId.topic",
            "UploadColumnsRequest.region",
            "ContactMapping.region",
            "BadRowView.detail",
            "WaitingDeadLetters.topic",
            "TopicLag.topic",
            "MissedRecords.topic",
            "TodayFigures.timeZone",
            "StateChanges.traces",
            "StreamEvent.name",
            "HappenedView.status",
            "changedBy",
            "doneTo",
            "last",
            "SettingsViolation.field",
            "Violation.field",
            "Violation.message");
    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(PhoneNumber.class, new PhoneNumber(NUMBER)),
            Map.entry(Region.class, new Region("US")),
            Map.entry(URI.class, URI.create("/")),
            Map.entry(ZoneId.class, ZoneId.of("UTC")),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(DoNotLogList.class, DoNotLogList.EMPTY),
            Map.entry(NumberFormat.class, new NumberFormat("9#", "+1#")),
            Map.entry(Setting.class, Setting.OWN_LINES),
            Map.entry(LoggingRules.class, settings(LoggingRules.class)),
            Map.entry(SettingsJson.class, settings(SettingsJson.class)),
            Map.entry(JavaType.class, TypeFactory.defaultInstance().constructType(String.class)),
            Map.entry(JsonNode.class, TextNode.valueOf(SECRET)),
            Map.entry(ObjectNode.class, JsonNodeFactory.instance.objectNode().put(SECRET, SECRET)),
            Map.entry(AnsweredLegs.class, AnsweredLegs.NONE),
            Map.entry(ProducerRecord.class, new ProducerRecord<>("topic", SECRET)),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(Duration.class, Duration.ZERO),
            Map.entry(InetAddress.class, InetAddress.getLoopbackAddress()),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(UUID.class, new UUID(0, 0)),
            Map.entry(Long.class, 0L),
            Map.entry(Integer.class, 0),
            Map.entry(int.class, 0),
            Map.entry(long.class, 0L),
            Map.entry(char.class, '0'),
            Map.entry(boolean.class, false));

    private RecordSample() {}

    /** A record of the type, whole to its last component. */
    static Object of(Class<? extends Record> type) {
        Object known = VALUES.get(type);
        return known == null ? built(type) : known;
    }

    private static Object built(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = Arrays.stream(components)
                .map(component -> value(component.getGenericType(), component))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + type, e);
        }
    }

    private static @Nullable Object value(Type type, RecordComponent component) {
        if (type instanceof TypeVariable<?> variable) {
            return value(variable.getBounds()[0], component);
        }
        if (type instanceof WildcardType wildcard) {
            return value(wildcard.getUpperBounds()[0], component);
        }
        if (type instanceof ParameterizedType generic) {
            if (VALUES.containsKey(generic.getRawType())) {
                return VALUES.get(generic.getRawType());
            }
            Class<?> raw = (Class<?>) generic.getRawType();
            if (isFunction(raw)) {
                return function(raw);
            }
            if (raw.isRecord()) {
                return of(raw.asSubclass(Record.class));
            }
            Object element = value(generic.getActualTypeArguments()[0], component);
            Type[] arguments = generic.getActualTypeArguments();
            return switch (raw.getSimpleName()) {
                case "List", "Iterable" -> element == null ? List.of() : List.of(element);
                case "Set" -> element == null ? Set.of() : Set.of(element);
                case "Optional" -> Optional.ofNullable(element);
                case "SortedMap" -> new TreeMap<Object, Object>(map(element, value(arguments[1], component)));
                case "Map" -> map(element, value(arguments[1], component));
                default -> throw new AssertionError("no sample of " + generic);
            };
        }
        Class<?> plain = (Class<?>) type;
        Object known = VALUES.get(plain == Boolean.class ? boolean.class : plain);
        return known == null ? value(plain, component) : known;
    }

    /** @return null for services, which hold no data */
    private static @Nullable Object value(Class<?> type, RecordComponent component) {
        if (type == Object.class || type == String.class) {
            return text(component);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isSealed()) {
            return of(firstRecord(type));
        }
        return type.isRecord() ? of(type.asSubclass(Record.class)) : null;
    }

    private static Map<?, ?> map(@Nullable Object key, @Nullable Object value) {
        return key == null || value == null ? Map.of() : Map.of(key, value);
    }

    private static boolean isFunction(Class<?> type) {
        return type.isAnnotationPresent(FunctionalInterface.class);
    }

    private static Object function(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> "function");
    }

    /** Settings of a class that keeps them as a map, with numbers among them. */
    private static <T> T settings(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(Map.class);
            constructor.setAccessible(true);
            return constructor.newInstance(Map.of(Setting.OWN_LINES, Set.of(NUMBER)));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + type, e);
        }
    }

    private static String text(RecordComponent component) {
        String name = component.getName();
        String fullName = component.getDeclaringRecord().getSimpleName() + "." + name;
        return IDS.contains(name) || IDS.contains(fullName) ? name : SECRET + " " + name;
    }

    private static Class<? extends Record> firstRecord(Class<?> sealed) {
        Class<?> first = sealed.getPermittedSubclasses()[0];
        return first.isSealed() ? firstRecord(first) : first.asSubclass(Record.class);
    }
}
