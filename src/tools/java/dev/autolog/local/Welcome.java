package dev.autolog.local;

/** The text that is printed when the local stack is running. */
final class Welcome {
    private Welcome() {}

    static String text(LocalSettings settings) {
        return """

                Autolog runs.

                  Inbox, API  http://127.0.0.1:%1$d
                  Operators   http://127.0.0.1:%7$d   health: /q/health   metrics: /q/metrics
                  Sign-in     http://127.0.0.1:%6$d   as one of the demo's people, with one click
                  Demo CRM    %8$s   contacts and logs of acme, after make demo
                  Kafka       127.0.0.1:%2$d
                  PostgreSQL  %3$s
                  Data, logs  %4$s

                Try next, in a second terminal:

                  %5$smake demo
                      some hundred calls of a small CRM, and what becomes of them
                  http://127.0.0.1:%1$d in a browser
                      what is left for a person to settle
                  kcat -C -b 127.0.0.1:%2$d -t call-logged -f '%%k %%s\\n'
                      the calls that were logged; unresolved-conflicts has those that a person must settle
                  curl -H "Authorization: Bearer $(%5$smake -s token)" http://127.0.0.1:%1$d/api/v1/conflicts
                      the same by HTTP; make token ACCOUNT=acme AGENT=u-17 ROLE=agent
                  curl -s http://127.0.0.1:%7$d/q/metrics
                      counters, times, lag

                Ctrl-C stops everything. The data stays.
                """.formatted(
                        settings.httpPort(),
                        settings.kafkaPort(),
                        settings.databaseUrl(),
                        settings.data(),
                        settings.prefix(),
                        settings.issuerPort(),
                        settings.managementPort(),
                        settings.crmUrl());
    }
}
