package dev.autolog.crm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmContract;
import dev.autolog.crm.CrmServer;
import dev.autolog.local.DemoCrmServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAdapterTest extends CrmContract {
    @TempDir
    Path folder = Path.of(".");

    private final DemoAdapter adapter = new DemoAdapter();

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmServer server() {
        return new DemoCrmServer(folder);
    }

    @Override
    protected double mostRequestsPerCall() {
        return 1.49;
    }

    @Override
    protected String writeRequest() {
        return "PUT /api/logs/";
    }

    @Override
    protected String contactRequest() {
        return "PUT /api/contacts/";
    }

    @Test
    void itsPagesShowContactAndLog() throws Exception {
        String contact = crm().addContact("Jane <i>Smith</i>", List.of("(415) 555-2671"));
        adapter.writeLogs(session(), List.of(log("cl-1", contact)));

        assertThat(page("/")).contains("Jane &lt;i&gt;Smith&lt;/i&gt;", "(415) 555-2671");
        assertThat(page("/contacts/" + contact)).contains("Call with a &lt;b&gt;customer", "asked for a quote");
        assertThat(page("/logs/cl-1")).contains("/contacts/" + contact);
    }

    @Test
    void itKeepsItsDataOverARestart() throws Exception {
        String contact = crm().addContact("Jane Smith", List.of("(415) 555-2671"));
        adapter.writeLogs(session(), List.of(log("cl-1", contact)));
        crm().close();

        try (DemoCrmServer again = new DemoCrmServer(folder)) {
            assertThat(again.logs()).isEqualTo(crm().logs());
        }
    }

    private String page(String path) throws IOException, InterruptedException {
        URI url = crm().address().resolve(path);
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void contactsAndLogsHavePagesAtTheAddressThatWasEntered() {
        String address = "https://crm.example.com";

        assertThat(adapter.webAddress(session())).startsWith("http://127.0.0.1:");
        assertThat(adapter.contactPage(address, "51")).hasToString("https://crm.example.com/contacts/51");
        assertThat(adapter.logPage(address, "7", "51")).hasToString("https://crm.example.com/logs/7");
    }
}
