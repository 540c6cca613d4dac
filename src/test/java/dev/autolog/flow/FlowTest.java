package dev.autolog.flow;

import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A running service between a real broker and a real database; every test has an account to itself. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
abstract class FlowTest {
    final String account = "account-" + UUID.randomUUID();
    Wire wire;
    Database database;

    @BeforeEach
    void connect() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    /** Publishes contacts and waits until the directory has them. */
    void crmHas(CrmContact... contacts) {
        for (CrmContact contact : contacts) {
            wire.contact(contact);
        }
        database.awaitContacts(account, contacts.length);
    }

    CrmContact contact(String id, String name, String... phones) {
        return CrmContact.of(account, id, name, phones);
    }

    EndedCall callFrom(String number, String callId) {
        return EndedCall.from(number, account, callId);
    }
}
