package org.xiangli.channel.api.hooks;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A move of a case as a CloudEvent 1.0 in structured JSON: number, item, state and time, and nobody's name. */
record CloudEvent(UUID id, String county, String number, String item, String phase, Instant at) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String TYPE = "org.xiangli.case.moved.v1";

    String json() {
        var event = JSON.createObjectNode();
        event.put("specversion", "1.0")
                .put("id", id.toString())
                .put("source", "/counties/" + county)
                .put("type", TYPE)
                .put("subject", number)
                .put("time", at.toString())
                .put("datacontenttype", "application/json");
        event.putObject("data")
                .put("number", number)
                .put("item", item)
                .put("state", phase)
                .put("at", at.toString());
        return event.toString();
    }
}
