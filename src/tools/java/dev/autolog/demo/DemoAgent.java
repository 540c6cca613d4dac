package dev.autolog.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An agent of a demo account. */
record DemoAgent(String accountId, String id, String extension, String number, String name) {
    static final List<DemoAgent> ALL = List.of(
            new DemoAgent("acme", "u-17", "101", "+14155550101", "Ada Park"),
            new DemoAgent("acme", "u-18", "102", "+14155550102", "Ben Ortiz"),
            new DemoAgent("acme", "u-19", "103", "+442079460103", "Cleo Marsden"),
            new DemoAgent("nordwind", "n-1", "21", "+493023125021", "Dorte Hansen"),
            new DemoAgent("nordwind", "n-2", "22", "+493023125022", "Erik Baum"),
            new DemoAgent("southbank", "b-4", "401", "+61255500401", "Flo Carter"),
            new DemoAgent("southbank", "b-5", "402", "+61255500402", "Gus Devlin"));

    static List<DemoAgent> of(String accountId) {
        return ALL.stream().filter(agent -> agent.accountId.equals(accountId)).toList();
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("extension", extension)
                .put("number", number)
                .put("name", name)
                .put("email", id + "@" + accountId + ".example");
    }

    /** The agent as a party of a call. */
    ObjectNode asParty() {
        return JsonNodeFactory.instance.objectNode().put("number", number).put("extension", extension);
    }
}
