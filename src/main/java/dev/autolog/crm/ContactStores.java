package dev.autolog.crm;

import jakarta.enterprise.context.ApplicationScoped;

/** Where the reading of contacts is stored and published. */
@ApplicationScoped
class ContactStores {
    private final ContactSyncRepository syncs;
    private final PublishedContactRepository published;
    private final ContactPublisher publisher;
    private final CrmConfig config;

    ContactStores(
            ContactSyncRepository syncs,
            PublishedContactRepository published,
            ContactPublisher publisher,
            CrmConfig config) {
        this.syncs = syncs;
        this.published = published;
        this.publisher = publisher;
        this.config = config;
    }

    ContactSyncRepository syncs() {
        return syncs;
    }

    PublishedContactRepository published() {
        return published;
    }

    ContactPublisher publisher() {
        return publisher;
    }

    CrmConfig config() {
        return config;
    }
}
