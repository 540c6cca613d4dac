package dev.autolog.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmContract;
import dev.autolog.crm.CrmServer;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Odoo 17, by JSON-RPC. */
class OdooRpcTest extends CrmContract {
    private final OdooAdapter adapter = new OdooAdapter(Clock.systemUTC());

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmServer server() {
        return new OdooFake(17, true);
    }

    @Override
    protected double mostRequestsPerCall() {
        return 2.45;
    }

    @Override
    protected String writeRequest() {
        return "POST /jsonrpc";
    }

    @Override
    protected String contactRequest() {
        return "POST /jsonrpc";
    }

    @Test
    void anExpiredKeyAsksForAnother() {
        ((OdooFake) crm()).expire();

        assertThat(adapter.check(session())).extracting(ConnectionProblem::code).containsExactly("KEY_REFUSED");
    }
}
