package dev.autolog.accounts;

import dev.autolog.domain.Region;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An account's settings. An account without a row has the defaults. */
@Entity
@Table(name = "account_settings")
class AccountSettings {
    @Id
    @Column(name = "account_id")
    private String accountId = "";

    @Column(name = "default_region")
    private @Nullable String defaultRegion;

    @Column(name = "auto_log_calls")
    private boolean autoLogCalls = true;

    /** For Hibernate. */
    protected AccountSettings() {}

    String accountId() {
        return accountId;
    }

    Account toDomain(Region serviceDefault) {
        return new Account(defaultRegion == null ? serviceDefault : new Region(defaultRegion), autoLogCalls);
    }
}
