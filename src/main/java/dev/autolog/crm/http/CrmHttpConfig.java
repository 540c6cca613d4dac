package dev.autolog.crm.http;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Where requests to CRMs may go. */
@ConfigMapping(prefix = "autolog.crm")
public interface CrmHttpConfig {
    /**
     * IP addresses and networks (such as `10.1.2.0/24`) of CRMs inside the own network. Others that are not public are refused, and
     * HTTP without TLS goes to these alone.
     */
    Optional<List<String>> permittedAddresses();
}
